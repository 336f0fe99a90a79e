import { fromNowInWords, momentInWords } from '../layout/in-words';
import type { JobStatus } from '@app/sanctuary';
import type { CaseData } from './household.data';

/** Where a case is, and what to do next, as it is said on every page about it. */
export interface NextStep {
  readonly tag: string;
  readonly colour: string;
  readonly words: string;
  /** "in 20 minutes", and the exact time. */
  readonly clock: { readonly left: string; readonly exactly: string; readonly late: boolean } | null;
  readonly action: { readonly text: string; readonly href: string } | null;
}

const clockOf = (until: string | null, now: Date): NextStep['clock'] =>
  until === null
    ? null
    : { left: fromNowInWords(until, now), exactly: momentInWords(until, now), late: new Date(until) <= now };

/**
 * What to do next for a household, or for whom one waits.
 *
 * @param looks whether the reader's role looks for places: who only makes first contact hands the case over.
 * @param job where the sanctuary job stands that goes on, if one does: once a home is made safe, no place is looked for.
 */
export function nextStep(
  one: CaseData,
  now: Date,
  { looks = true, job }: { readonly looks?: boolean; readonly job?: JobStatus | undefined } = {},
): NextStep {
  const place = one.serviceName ?? 'a place';
  const clock = clockOf(one.until, now);
  const sent = { text: 'Open the referral', href: `/sent/${one.referralId ?? ''}` };
  switch (one.state) {
    case 'LOOKING':
      if (!looks && one.heldByOthers)
        return {
          tag: 'Handed over',
          colour: 'green',
          words: 'It was picked up by the code, and a place is looked for. You may let go of the case.',
          clock: null,
          action: { text: 'Let go', href: `/households/${one.id}#hand-over` },
        };
      if (!looks)
        return {
          tag: 'With you',
          colour: 'yellow',
          words: 'Hand them over by their code: whoever picks the case up looks for a place.',
          clock: null,
          action: { text: 'Hand over', href: `/households/${one.id}#hand-over` },
        };
      if (job === 'FITTED')
        return {
          tag: 'Made safe',
          colour: 'green',
          words: 'Her home is made safe. Say so, and no place is looked for any more.',
          clock: null,
          action: { text: 'Stop looking for a place', href: `/households/${one.id}/close` },
        };
      return {
        tag: 'No place yet',
        colour: 'red',
        words: one.searchedAt
          ? `Last looked ${fromNowInWords(one.searchedAt, now)}.`
          : 'Nobody has looked for a place yet.',
        clock: null,
        action: { text: 'Find places', href: `/households/${one.id}/find` },
      };
    case 'HELD':
      return {
        tag: 'Held',
        colour: 'yellow',
        words: `${place} is held. Refer them before the hold ends.`,
        clock,
        action: { text: 'Refer them', href: `/holds/${one.holdId ?? ''}` },
      };
    case 'REFERRED':
      return { tag: 'Referred', colour: 'orange', words: `${place} is to answer.`, clock, action: sent };
    case 'QUESTION_ASKED':
      return {
        tag: 'Question',
        colour: 'red',
        words: `${place} asks you something. The clock runs on.`,
        clock,
        action: { ...sent, text: 'Answer the question' },
      };
    case 'ACCEPTED':
      return {
        tag: 'Accepted',
        colour: 'green',
        words: `${place} said yes. Does she want it?`,
        clock,
        action: { ...sent, text: 'Record her answer' },
      };
    case 'AWAITED':
      return {
        tag: 'On the way',
        colour: 'purple',
        words: `${place} expects them.`,
        clock,
        action: { ...sent, text: 'Open the placement', href: `/placed/${one.placementId ?? ''}` },
      };
    case 'PLACED':
      return {
        tag: 'Placed',
        colour: 'blue',
        words: `They live at ${place}.`,
        clock: null,
        action: { text: 'Open the placement', href: `/placed/${one.placementId ?? ''}` },
      };
  }
}
