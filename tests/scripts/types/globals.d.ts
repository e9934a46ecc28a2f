import type { Guidepress } from "./guidepress";

declare global {
  interface Window {
    guidepress: Guidepress;
  }
}
