import type { Role } from '@app/kernel';
import { rolesInWords } from '../layout/role-names';
import { momentInWords, titleOf, wordOf } from '../layout/in-words';
import { type ActKind, actInWords, subjectWords } from './act-words';

export interface EntriesData {
  readonly auditEntries: {
    readonly nodes: readonly EntryData[];
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
  };
}

export interface EntryData {
  readonly at: string;
  readonly personId: string | null;
  readonly personName: string | null;
  readonly organisationName: string | null;
  readonly roles: readonly Role[];
  readonly system: string | null;
  readonly action: string;
  readonly refused: boolean;
  readonly reason: string | null;
}

/** One entry, as it is read. */
export interface EntryRow {
  readonly when: string;
  readonly who: string;
  readonly as: string;
  readonly kind: ActKind;
  readonly act: string;
  readonly why: string | null;
}

/** Somebody who saw or changed it, with how often and when last. */
export interface Someone {
  readonly who: string;
  readonly as: string;
  readonly saw: number;
  readonly changed: number;
  readonly refused: number;
  readonly last: string;
}

const who = ({ personName, personId, system }: EntryData): string =>
  personName ??
  (personId === null ? `Hearth itself (${wordOf(system ?? 'system')})` : 'Somebody whose account is gone');

const as = ({ roles, organisationName }: EntryData): string =>
  [roles.length > 0 ? rolesInWords(roles) : null, organisationName]
    .filter((part) => part !== null)
    .join(', ');

/** Everyone in the entries, whoever was there last first. */
export function everyone(entries: readonly EntryData[], now: Date): readonly Someone[] {
  const found = new Map<string, EntryData[]>();
  for (const entry of entries) {
    const key = `${who(entry)} ${entry.organisationName ?? ''}`;
    found.set(key, [...(found.get(key) ?? []), entry]);
  }
  return [...found.values()].flatMap((of): Someone[] => {
    const [latest] = of;
    if (!latest) return [];
    const count = (kind: ActKind): number =>
      of.filter(({ action, refused }) => actInWords(action, refused).kind === kind).length;
    return [
      {
        who: who(latest),
        as: as(latest),
        saw: count('SAW'),
        changed: count('CHANGED'),
        refused: count('REFUSED'),
        last: momentInWords(latest.at, now),
      },
    ];
  });
}

/** The entries in words, newest first. Pure. */
export const entryRows = (entries: readonly EntryData[], now: Date): readonly EntryRow[] =>
  entries.map((entry) => {
    const { kind, words } = actInWords(entry.action, entry.refused);
    return {
      when: momentInWords(entry.at, now),
      who: who(entry),
      as: as(entry),
      kind,
      act: words,
      why: entry.reason === null ? null : reasonInWords(entry.reason, entry.refused),
    };
  });

/** A refusal is kept as fixed words, a reason in somebody's own. */
const reasonInWords = (reason: string, refused: boolean): string =>
  refused && /^[A-Z_ ]+$/.test(reason) ? reason.split(' ').map(titleOf).join(', ') : reason;

/** "Household H-CDFHJK", as the heading says it. */
export const subjectInWords = (kind: string, reference: string): string =>
  `${subjectWords[kind] ?? titleOf(kind)} ${/^[hf]-/i.test(reference) ? reference.toUpperCase() : reference}`;

export interface StandingData {
  readonly auditStanding: {
    readonly sealed: number;
    readonly unsealed: number;
    readonly head: { readonly position: number; readonly hash: string } | null;
    readonly faults: readonly {
      readonly code: keyof typeof faultWords;
      readonly position: number | null;
      readonly entryId: string | null;
    }[];
  };
}

const faultWords = {
  ENTRY_CHANGED: 'An entry, or its place, is not what was sealed.',
  ENTRY_GONE: 'An entry was sealed and is no longer there.',
  POSITION_GONE: 'A seal is missing.',
  ENTRY_SLIPPED_IN: 'An entry was slipped in behind the last one sealed.',
  TAIL_GONE: 'The record ends before the head that you entered: its end was removed.',
  HEAD_DIFFERS: 'At that place the record has another seal: it was made anew.',
} as const;

/** What a walk through the whole record found, in words. */
export function standingPage({ auditStanding }: StandingData, compared: boolean) {
  const { sealed, unsealed, head, faults } = auditStanding;
  const count = (number: number): string => number.toLocaleString('en-GB');
  const whole = faults.length === 0;
  return {
    whole,
    says: whole
      ? compared
        ? 'The record is whole, and goes through the head that you entered.'
        : 'The record is whole: no entry was changed, removed or slipped in.'
      : 'The record was tampered with.',
    sealedInWords: `${count(sealed)} ${sealed === 1 ? 'entry is' : 'entries are'} sealed.`,
    unsealedInWords:
      unsealed === 0
        ? null
        : `${count(unsealed)} made in the last seconds ${unsealed === 1 ? 'is' : 'are'} still to be sealed.`,
    head,
    faults: faults.map(({ code, position }) => ({
      text: faultWords[code],
      where: position === null ? null : `Entry number ${count(position)}`,
    })),
  };
}
