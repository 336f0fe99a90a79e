import { titleOf } from '../layout/in-words';

/** Acts that looked at something and changed nothing, as they are said. */
const looked: Readonly<Record<string, string>> = {
  ACCESS_CLASS_READ: 'Read a sealed answer: immigration or trans history',
  AUDIT_LOOKED_UP: 'Looked up who saw it',
  DUTY_RETURN_EXPORTED: 'Took the annual return as a file',
  DUTY_RETURN_ROWS_OPENED: 'Opened the rows behind a figure of the annual return',
  ENTRY_RULES_PREVIEWED: 'Tried what a change of entry rules would do',
  FUND_APPLICATION_REASON_READ: 'Read why money is asked for',
  MATCHES_FOUND: 'Looked for places',
  PAYMENT_FILE_DOWNLOADED: 'Took the payment file',
  QUOTE_OPENED: 'Opened a quote',
  REFERRALS_EXPORTED: 'Took referrals as a file',
  REFUGE_LOCATION_REVEALED: 'Saw where the refuge is',
  SANCTUARY_LOCATION_REVEALED: 'Saw where the home is',
  STAYS_EXPORTED: 'Took stays as a file',
};

/** Changes whose fixed word does not read well by itself. */
const changed: Readonly<Record<string, string>> = {
  ACCESS_CLASS_ANSWERED: 'Recorded a sealed answer: immigration or trans history',
  ARRIVAL_CODE_TRIED: 'Tried a code at the door',
  HOUSEHOLD_LET_GO: 'Let go of the case',
  HOUSEHOLD_PICKED_UP: 'Picked up the case by its spoken code',
  HOUSEHOLD_REGISTERED: 'Registered the household',
  MOVED_ON: 'Moved on to another place',
  SPOKEN_CODE_RENEWED: 'Made a new spoken code',
  SPOKEN_CODE_TRIED: 'Tried a spoken code',
  STAYING_RECORDED: 'Recorded whether she wants to stay at home',
};

/** "holdVacancy" as "hold vacancy": what was asked for and refused is named by its operation. */
const operationInWords = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

export type ActKind = 'SAW' | 'CHANGED' | 'REFUSED';

/** An act of the record in words, and whether it saw, changed or was refused. */
export function actInWords(
  action: string,
  refused: boolean,
): { readonly kind: ActKind; readonly words: string } {
  const isOperation = /^[a-z]/.test(action);
  const words =
    looked[action] ??
    changed[action] ??
    (isOperation ? `Tried to ${operationInWords(action)}` : titleOf(action));
  return { kind: refused ? 'REFUSED' : Object.hasOwn(looked, action) ? 'SAW' : 'CHANGED', words };
}

/** What a record is, for the fixed word that its entries have. */
export const subjectWords: Readonly<Record<string, string>> = {
  household: 'Household',
  fund_application: 'Application to the fund',
  service: 'Service',
  unit: 'Unit',
  organisation: 'Organisation',
};
