import type { Guidepress } from "./guidepress";

declare global {
  /** The same as `window.guidepress`, for what also runs where there is no window. */
  var guidepress: Guidepress | undefined;
  interface Window {
    guidepress: Guidepress;
  }
}
