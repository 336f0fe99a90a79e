import type { HouseholdFacts, PlaceFacts } from '../facts';
import { all, conclude } from '../outcome';
import type { Rule } from './rule';

type Shared = keyof HouseholdFacts['willShare'];

const sharedIn = ({ sharedKitchen, sharedBathroom, sharedRoom }: PlaceFacts): Shared[] => [
  ...(sharedKitchen ? (['kitchen'] as const) : []),
  ...(sharedBathroom ? (['bathroom'] as const) : []),
  ...(sharedRoom ? (['room'] as const) : []),
];

const judgeOne = (will: boolean | null): 'PASS' | 'FAIL' | 'NOT_ASKED' =>
  will === null ? 'NOT_ASKED' : will ? 'PASS' : 'FAIL';

/**
 * Criterion 29. They share no more with other households than they would.
 * Source: ONS, women who have survived domestic abuse and temporary safe accommodation.
 */
export const sharingRule: Rule<'SHARING'> = {
  code: 'SHARING',
  number: 29,
  title: 'Sharing',
  kind: 'SOFT',
  weight: 4,
  safety: false,
  overridable: false,
  protects: 'NONE',
  reads: ['SHARING'],
  judge({ willShare }, place) {
    const shared = sharedIn(place);
    const list = shared.length === 0 ? 'nothing' : shared.join(', ');
    const would = (['kitchen', 'bathroom', 'room'] as const).filter((one) => willShare[one] === true);
    const told = Object.values(willShare).some((will) => will !== null);
    return conclude(
      all(shared.map((one) => judgeOne(willShare[one]))),
      {
        householdValue: !told
          ? null
          : would.length === 0
            ? 'would share nothing'
            : `would share ${would.join(', ')}`,
        placeValue: list,
      },
      {
        PASS: shared.length === 0 ? 'Nothing is shared with other households.' : `Shared: ${list}.`,
        FAIL: `Shared: ${list}; they would not share: ${shared.filter((one) => willShare[one] === false).join(', ')}.`,
        NOT_ASKED: {
          reason: `Shared: ${list}; what they would share was not fully asked.`,
          question: {
            ask: 'HOUSEHOLD',
            about: 'SHARING',
            text: 'Ask whether they would share a kitchen, a bathroom or a room.',
          },
        },
      },
    );
  },
};
