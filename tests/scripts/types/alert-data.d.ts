/** An alert as data: generator/text/alert_data.py. */

export type AlertLevel = "emergency" | "urgent" | "soon";

export interface Source {
  title: string;
  href: string;
}

export interface AlertContact {
  name: string;
  more: string;
  phone?: string;
  tel?: string;
}

export interface AlertData {
  level: AlertLevel;
  head: string;
  do: string;
  /** Whether it is the library's own, not a guideline's. */
  library: boolean;
  href: string;
  contact?: AlertContact;
  watch?: string[];
  whose?: string;
  own?: string;
  source?: string;
  sources?: Source[];
}
