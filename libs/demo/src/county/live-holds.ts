import { addMinutes, dayIn } from '@app/kernel';
import type { Attempt } from './attempts';
import type { Draw } from './draw';
import type { CountyHousehold } from './households';
import type { Offer } from './offers';
import type { Judge } from './placing';

/** A hold that stands now; with a referral that waits for its answer, if it was sent. */
export type LiveHold = Pick<Attempt, 'household' | 'offer' | 'verdict'> & {
  readonly heldAt: Date;
  readonly submittedAt: Date | null;
};

/** Providers whose pages should show something to do. */
const busy = ['lanternfield', 'saltmarsh', 'lanternfield', 'saltmarsh'] as const;

/** Six holds that stand now, four of them with a referral that waits for its answer. */
export function liveHolds(
  draw: Draw,
  waiting: readonly CountyHousehold[],
  kept: ReadonlySet<CountyHousehold>,
  ofToday: readonly Offer[],
  judge: Judge,
  now: Date,
): LiveHold[] {
  const today = dayIn(now);
  const found: LiveHold[] = [];
  const free = draw.shuffled(
    ofToday.filter(({ vacancy }) => vacancy.status === 'OPEN' && vacancy.availableFrom <= today),
  );
  for (const wanted of [...busy, undefined, undefined]) {
    const heldAt = addMinutes(now, -draw.whole(20, 55));
    const submittedAt = wanted ? addMinutes(heldAt, draw.whole(5, 15)) : null;
    const next = firstPair(
      free.filter(
        ({ unit, held, vacancy }) =>
          held.length === 0 &&
          vacancy.madeAt < heldAt &&
          (wanted === undefined || unit.service.providerKey === wanted),
      ),
      waiting.filter(
        (household) => !kept.has(household) && found.every((other) => other.household !== household),
      ),
      (household, offer) => judge.verdict(household, offer.unit, dayIn(heldAt)),
    );
    if (!next) continue;
    next.offer.held.push({ from: heldAt, to: addMinutes(now, answerHorizon) });
    found.push({ ...next, heldAt, submittedAt });
  }
  return found;
}

/** Longer than any hold that stands now still lasts, in minutes. */
const answerHorizon = 600;

function firstPair(
  offers: readonly Offer[],
  households: readonly CountyHousehold[],
  judged: (household: CountyHousehold, offer: Offer) => ReturnType<Judge['verdict']>,
): Pick<LiveHold, 'household' | 'offer' | 'verdict'> | undefined {
  for (const offer of offers) {
    for (const household of households) {
      const verdict = judged(household, offer);
      if (verdict !== 'NOT_SUITABLE') return { household, offer, verdict };
    }
  }
  return undefined;
}
