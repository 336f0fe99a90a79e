import type { LocalDate } from '@app/kernel';
import type { SanctuaryItem } from './words';

/** What a letter of evidence says of a job. */
export interface EvidenceFacts {
  readonly householdReference: string;
  readonly providerName: string;
  readonly firstFittedOn: LocalDate;
  /** Null: fitting has begun, and something is still to be fitted. */
  readonly fittedOn: LocalDate | null;
  readonly works: readonly SanctuaryItem[];
  readonly writtenOn: LocalDate;
}

const named: Readonly<Record<SanctuaryItem, string>> = {
  WINDOW_LOCKS: 'window locks',
  EXTRA_DOOR_LOCKS: 'extra locks on outside doors',
  REPLACEMENT_DOOR: 'a replacement outside door',
  LETTERBOX_FIREPROOF: 'a fireproof letterbox',
  LETTERBOX_BLOCK: 'a blocked letterbox',
  DOOR_VIEWER: 'a door viewer',
  DOOR_CHAIN: 'a door chain',
  DOORBELL_CAMERA: 'a doorbell camera',
  CCTV: 'CCTV',
  ALARM_HOUSE: 'a house alarm',
  PERSONAL_ALARM: 'a personal alarm',
  PROPERTY_MARKING: 'property marking',
  SECURITY_LIGHTING: 'security lighting',
  FENCING: 'fencing',
  SMOKE_ALARM: 'smoke alarms',
  FIRE_ESCAPE_LADDER: 'a fire escape ladder',
  SAFE_ROOM: 'a safe room',
  LOCK_CHANGE: 'changed locks',
  OTHER: 'other security',
};

/**
 * The wording of evidence for a benefits office: a social tenant whose home was adapted under a sanctuary scheme is
 * exempt from the deduction for a spare room, on evidence from a person acting in an official capacity (SI 2021/991,
 * Part 3). It says what was done and when, and never where: the tenant signs and adds that. The words are ours.
 */
export function evidenceText(facts: EvidenceFacts): string {
  const { householdReference, providerName, firstFittedOn, fittedOn, works, writtenOn } = facts;
  return [
    `Evidence under SI 2021/991, Part 3 (sanctuary schemes). ${writtenOn}.`,
    `${providerName} runs a sanctuary scheme: it fits security in the homes of people who have experienced domestic abuse, so that they can stay.`,
    `The home of the household with the reference ${householdReference} was adapted under this scheme. Fitted from ${firstFittedOn}${
      fittedOn === null ? '' : ` to ${fittedOn}`
    }: ${works.map((item) => named[item]).join(', ')}.`,
    'For their safety this letter does not say where they live, and nobody will be told by us.',
    `Signed, in an official capacity, for ${providerName}:`,
  ].join('\n\n');
}
