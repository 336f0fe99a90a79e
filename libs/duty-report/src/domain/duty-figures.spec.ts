import { day } from '@app/kernel';
import { fc } from '@app/kernel/testing';
import { forms } from '../forms';
import { medianOf, meanOf, stayBandOf } from './counting/length-of-stay';
import { unableBecause } from './counting/unable';
import { formOf, formsFrom } from './form';
import {
  colchester,
  counted as countedOn,
  episode,
  essex,
  ground,
  person,
  referral,
  rows,
  service,
  counting,
} from '../testing';
import type { CountedEpisode, ReturnRows } from './rows';
import type { Counting } from './counting/countable';
import { dutyFigures } from './duty-figures';
import { defaultSettings } from './settings';
import { hasEnded, lastDayCounted, yearNamed, yearOfDay } from './year';

/**
 * Worked examples of the counting rules of domain 1.6, with the cases that go wrong in spreadsheets. `ours` marks a rule
 * for which no source is given and which is Hearth's own reading.
 */
const form = formOf(forms, '2025-26')!;
const counted = (told: Partial<ReturnRows>, by: Partial<Counting> = {}) => countedOn(form, told, by);
const secondStage = service({ id: 'second', accommodationType: 'SECOND_STAGE' });
const scheme = service({ id: 'scheme', accommodationType: 'SANCTUARY' });
const stay = (told: Partial<CountedEpisode>) =>
  episode({
    ...told,
    people: told.people ?? [person({ id: `p-${told.id ?? ''}`, individualId: told.householdId ?? 'h1' })],
  });

describe('the year (rule 1: 1 April to 31 March, days of London)', () => {
  it('begins on 1 April and ends on 31 March', () => {
    expect(yearNamed('2025-26')).toEqual({ name: '2025-26', first: '2025-04-01', last: '2026-03-31' });
    expect(yearOfDay(day('2026-03-31')).name).toBe('2025-26');
    expect(yearOfDay(day('2026-04-01')).name).toBe('2026-27');
    expect(yearNamed('2099-00')).toMatchObject({ last: '2100-03-31' });
  });

  it.each(['2025-27', '2025', '25-26', '2025-2026', ''])('is not "%s"', (name) => {
    expect(yearNamed(name)).toBeUndefined();
  });

  it('has ended on the day after its last, and is counted to today until then', () => {
    const year = yearNamed('2025-26')!;
    expect(hasEnded(year, day('2026-03-31'))).toBe(false);
    expect(hasEnded(year, day('2026-04-01'))).toBe(true);
    expect(lastDayCounted(year, day('2025-11-27'))).toBe('2025-11-27');
    expect(lastDayCounted(year, day('2027-01-01'))).toBe('2026-03-31');
  });
});

describe('households supported (rule 2)', () => {
  it.each([
    ['ended the day before the year', '2024-06-01', '2025-03-31', 0],
    ['ended on its first day', '2024-06-01', '2025-04-01', 1],
    ['began on its last day', '2026-03-31', null, 1],
    ['began on the day after', '2026-04-01', null, 0],
    ['over both ends', '2024-06-01', '2026-06-01', 1],
    ['came and left on one day', '2025-08-01', '2025-08-01', 1],
    ['on a leap day that is in another year', '2024-02-29', '2024-02-29', 0],
  ] as const)('a stay that %s', (_, startedOn, endedOn, expected) => {
    const { value } = counted({
      episodes: [stay({ startedOn: day(startedOn), endedOn: endedOn === null ? null : day(endedOn) })],
    });
    expect(value('T3 SUPPORTED TOTAL')).toBe(expected);
  });

  it('counts a household with two stays in one type once, and opens to both', () => {
    const { figure } = counted({
      episodes: [
        stay({ id: 'a', endedOn: day('2025-07-01') }),
        stay({ id: 'b', startedOn: day('2025-09-01') }),
      ],
    });
    expect(figure('T3 SUPPORTED REFUGE')).toEqual({ value: 1, refs: ['EPISODE a', 'EPISODE b'] });
    expect(figure('T3 SUPPORTED TOTAL').value).toBe(1);
  });

  it('counts a household that moved on once in each type and once in all, so types may come to more', () => {
    const { value } = counted({
      services: [service(), secondStage],
      episodes: [
        stay({
          id: 'a',
          endedOn: day('2025-07-01'),
          leavingReason: 'PLANNED_MOVE',
          destination: 'SECOND_STAGE',
        }),
        stay({
          id: 'b',
          serviceId: 'second',
          accommodationType: 'SECOND_STAGE',
          startedOn: day('2025-07-01'),
        }),
      ],
    });
    expect([
      value('T3 SUPPORTED REFUGE'),
      value('T3 SUPPORTED SECOND_STAGE'),
      value('T3 SUPPORTED TOTAL'),
    ]).toEqual([1, 1, 1]);
  });

  it('tells who was carried over from who was new, household by household', () => {
    const { value } = counted({
      services: [service(), secondStage],
      episodes: [
        stay({ id: 'a', startedOn: day('2025-03-31'), endedOn: day('2025-04-02') }),
        stay({
          id: 'b',
          serviceId: 'second',
          accommodationType: 'SECOND_STAGE',
          startedOn: day('2025-04-02'),
        }),
        stay({ id: 'c', householdId: 'h2', startedOn: day('2025-04-01') }),
      ],
    });
    expect([
      value('T3 NEW_IN_YEAR TOTAL'),
      value('T3 CARRIED_OVER TOTAL'),
      value('T3 SUPPORTED TOTAL'),
    ]).toEqual([1, 1, 2]);
  });

  it('leaves out what is not relevant accommodation, and says how many that are (SI 2021/991 reg 2)', () => {
    const { value } = counted({ episodes: [stay({ relevant: false })] });
    expect([
      value('T3 SUPPORTED TOTAL'),
      value('T3 NOT_RELEVANT TOTAL'),
      value('T4 INDIVIDUALS TOTAL'),
    ]).toEqual([0, 1, 0]);
  });

  it('of a year that runs counts to today', () => {
    const { value } = counted(
      { episodes: [stay({ startedOn: day('2025-12-01') })] },
      { today: day('2025-11-30') },
    );
    expect(value('T3 SUPPORTED TOTAL')).toBe(0);
  });
});

describe('scope (a setting of product section 8)', () => {
  const notOurs = { commissioned: [] };

  it('by default is what the authority commissions', () => {
    expect(counted({ services: [service(notOurs)], episodes: [stay({})] }).value('T3 SUPPORTED TOTAL')).toBe(
      0,
    );
  });

  it('may be all services in its districts, commissioned or not', () => {
    const settings = { ...defaultSettings, SCOPE: 'IN_DISTRICTS' as const };
    const far = service({ id: 'far', ground: ground('E07000200', { upperTierCode: 'E10000029' }) });
    const { value } = counted(
      {
        services: [service(notOurs), far],
        episodes: [stay({}), stay({ id: 'b', householdId: 'h2', serviceId: 'far' })],
      },
      { settings },
    );
    expect(value('T3 SUPPORTED TOTAL')).toBe(1);
  });

  it('counts a stay when the service was commissioned on a day of it in the year, though not on all', () => {
    const until = (untilDay: string) =>
      service({
        commissioned: [{ authorityId: essex.id, fromDay: day('2020-01-01'), untilDay: day(untilDay) }],
      });
    const stays = { episodes: [stay({ startedOn: day('2025-09-30') })] };
    expect(counted({ ...stays, services: [until('2025-10-01')] }).value('T3 SUPPORTED TOTAL')).toBe(1);
    expect(counted({ ...stays, services: [until('2025-09-30')] }).value('T3 SUPPORTED TOTAL')).toBe(0);
  });
});

describe('individuals (rule 3: by age when support begins)', () => {
  const child = (told: Partial<Parameters<typeof person>[0]>) =>
    person({ id: 'c', individualId: 'c', number: 2, lead: false, ...told });

  it.each([
    ['turned 18 in the month before', 2007, 5, 'WOMEN'],
    ['turns 18 some day of this month: a child, for the month leaves it open (ours)', 2007, 6, 'CHILDREN'],
    ['is 17', 2007, 7, 'CHILDREN'],
    ['was born this month', 2025, 6, 'CHILDREN'],
  ] as const)('a dependant who %s', (_, birthYear, birthMonth, group) => {
    const { value } = counted({ episodes: [stay({ people: [child({ birthYear, birthMonth })] })] });
    expect(value(`T4 ${group} REFUGE`)).toBe(1);
    expect(value('T4 INDIVIDUALS TOTAL')).toBe(1);
  });

  it('counts who leads the household as everybody else: who may still be 17 is a child', () => {
    const led = (birthMonth: number) =>
      counted({ episodes: [stay({ people: [person({ birthYear: 2007, birthMonth })] })] });
    expect(led(5).value('T4 WOMEN TOTAL')).toBe(1);
    expect(led(6).value('T4 CHILDREN TOTAL')).toBe(1);
  });

  it('takes the age that was told as a birthday later: 17 told on the first day is a child', () => {
    const told = child({ birthYear: null, birthMonth: null, ageTold: 17, ageToldOn: day('2025-06-01') });
    expect(counted({ episodes: [stay({ people: [told] })] }).value('T4 CHILDREN TOTAL')).toBe(1);
  });

  it('keeps one band through the year, though she turns 18 between two stays', () => {
    const she = child({ birthYear: 2007, birthMonth: 8 });
    const { value } = counted({
      services: [service(), secondStage],
      episodes: [
        stay({ id: 'a', endedOn: day('2025-09-01'), people: [she] }),
        stay({
          id: 'b',
          serviceId: 'second',
          accommodationType: 'SECOND_STAGE',
          startedOn: day('2025-09-01'),
          people: [{ ...she, id: 'c2' }],
        }),
      ],
    });
    expect([
      value('T4 CHILDREN REFUGE'),
      value('T4 CHILDREN SECOND_STAGE'),
      value('T4 CHILDREN TOTAL'),
    ]).toEqual([1, 1, 1]);
    expect(value('T4 WOMEN TOTAL')).toBe(0);
  });

  it('counts who joined later from the day they joined, and not at all when that is after the year', () => {
    const joined = (on: string) =>
      counted({
        episodes: [stay({ people: [child({ joinedOn: day(on), birthYear: 2007, birthMonth: 8 })] })],
      });
    expect(joined('2025-10-01').value('T4 WOMEN TOTAL')).toBe(1);
    expect(joined('2026-04-01').value('T4 INDIVIDUALS TOTAL')).toBe(0);
  });

  it.each([
    ['WOMAN_OR_GIRL', [], 'WOMEN'],
    ['MAN_OR_BOY', [], 'MEN'],
    ['WOMAN_OR_GIRL', [{ characteristic: 'TRANS', answer: 'YES' }], 'TRANS_ADULTS'],
    ['WOMAN_OR_GIRL', [{ characteristic: 'TRANS', answer: 'PREFERS_NOT_TO_SAY' }], 'WOMEN'],
    ['NON_BINARY', [], 'NON_BINARY_OR_OTHER'],
    ['OTHER', [], 'NON_BINARY_OR_OTHER'],
    ['PREFERS_NOT_TO_SAY', [], 'NOT_KNOWN'],
    [null, [], 'NOT_KNOWN'],
  ] as const)('%s with %j is %s', (gender, answers, group) => {
    const { value } = counted({ episodes: [stay({ people: [person({ gender, answers })] })] });
    expect(value(`T4 ${group} TOTAL`)).toBe(1);
  });

  it('reports those whom the form has no row for as the settings say', () => {
    const { value } = counted(
      {
        episodes: [
          stay({ people: [person({ gender: 'NON_BINARY' }), child({ gender: null, birthYear: 1990 })] }),
        ],
      },
      { settings: { ...defaultSettings, NON_BINARY_AS: 'TRANS_ADULTS', NOT_KNOWN_AS: 'WOMEN' } },
    );
    expect([
      value('T4 TRANS_ADULTS TOTAL'),
      value('T4 WOMEN TOTAL'),
      value('T4 NON_BINARY_OR_OTHER TOTAL'),
    ]).toEqual([1, 1, 0]);
  });

  it('does not know the group of somebody of no known age', () => {
    const { value } = counted({
      episodes: [stay({ people: [child({ birthYear: null, birthMonth: null })] })],
    });
    expect(value('T4 NOT_KNOWN TOTAL')).toBe(1);
  });
});

describe('characteristics (domain 1.4, T5)', () => {
  it('counts an individual once in each, and once in "at least one"', () => {
    const { value } = counted({
      episodes: [
        stay({
          people: [
            person({
              answers: [
                { characteristic: 'DISABLED', answer: 'YES' },
                { characteristic: 'MENTAL_HEALTH', answer: 'YES' },
                { characteristic: 'LGBT_PLUS', answer: 'NO' },
              ],
            }),
          ],
        }),
      ],
    });
    expect([
      value('T5 DISABLED TOTAL'),
      value('T5 MENTAL_HEALTH TOTAL'),
      value('T5 LGBT_PLUS TOTAL'),
      value('T5 AT_LEAST_ONE TOTAL'),
    ]).toEqual([1, 1, 0, 1]);
  });

  it('keeps prefers not to say and not asked apart, and takes a yes of either stay', () => {
    const answer = (given: 'NO' | 'YES' | 'PREFERS_NOT_TO_SAY') => [
      { characteristic: 'DISABLED' as const, answer: given },
    ];
    const { value } = counted({
      episodes: [
        stay({ id: 'a', endedOn: day('2025-07-01'), people: [person({ answers: answer('NO') })] }),
        stay({
          id: 'b',
          startedOn: day('2025-08-01'),
          people: [person({ id: 'p1b', individualId: 'p1', answers: answer('YES') })],
        }),
        stay({
          id: 'c',
          householdId: 'h2',
          people: [person({ id: 'p2', individualId: 'p2', answers: answer('PREFERS_NOT_TO_SAY') })],
        }),
        stay({ id: 'd', householdId: 'h3', people: [person({ id: 'p3', individualId: 'p3' })] }),
      ],
    });
    const row = ['YES', 'NO', 'PREFERS_NOT_TO_SAY', 'NOT_ASKED', 'TOTAL'].map((column) =>
      value(`T5A DISABLED ${column}`),
    );
    expect(row).toEqual([1, 0, 1, 1, 3]);
  });

  it('derives 65 and over, 16 to 24, and male from age and gender; a boy is no male victim (ours)', () => {
    const of = (told: Parameters<typeof person>[0]) =>
      counted({ episodes: [stay({ people: [person(told)] })] });
    expect(of({ birthYear: 1960, birthMonth: 5 }).value('T5 OLDER_PERSON_65_PLUS TOTAL')).toBe(1);
    expect(of({ birthYear: 1960, birthMonth: 7 }).value('T5 OLDER_PERSON_65_PLUS TOTAL')).toBe(0);
    expect(of({ birthYear: 2001, birthMonth: 1 }).value('T5 YOUNG_16_24 TOTAL')).toBe(1);
    expect(of({ birthYear: 2001, birthMonth: 1, lead: false }).value('T5 YOUNG_16_24 TOTAL')).toBe(1);
    expect(of({ gender: 'MAN_OR_BOY' }).value('T5 MALE TOTAL')).toBe(1);
    expect(of({ gender: 'MAN_OR_BOY', birthYear: 2015, lead: false }).value('T5 MALE TOTAL')).toBe(0);
  });
});

describe('unable to be supported (rule 4: one for each declined or expired referral)', () => {
  it('counts every refusal of one household, with the distinct household beside it, also when it was placed later', () => {
    const { value } = counted({
      referrals: ['a', 'b', 'c', 'd'].map((id) => referral({ id })),
      episodes: [stay({ startedOn: day('2025-06-03') })],
    });
    expect([value('T6 UNABLE TOTAL'), value('T6H UNABLE TOTAL')]).toEqual([4, 1]);
    expect([value('T6 EVENTUALLY_PLACED TOTAL'), value('T6H EVENTUALLY_PLACED TOTAL')]).toEqual([4, 1]);
    expect([value('T6 CAPACITY REFUGE'), value('T6 NO_BEDSPACE REFUGE')]).toEqual([4, 4]);
  });

  it('is not placed later by a stay before the refusal, nor in other than relevant accommodation', () => {
    const before = counted({ referrals: [referral()], episodes: [stay({ startedOn: day('2025-05-01') })] });
    const other = counted({
      referrals: [referral()],
      episodes: [stay({ startedOn: day('2025-06-03'), relevant: false })],
    });
    expect([before.value('T6 EVENTUALLY_PLACED TOTAL'), other.value('T6 EVENTUALLY_PLACED TOTAL')]).toEqual([
      0, 0,
    ]);
  });

  it('has a line of its own for no answer in time, within capacity (domain 1.5)', () => {
    const { value } = counted({
      referrals: [
        referral({
          status: 'SUBMITTED',
          answeredOn: null,
          primaryReason: null,
          unansweredOn: day('2025-06-01'),
        }),
      ],
    });
    expect([value('T6 EXPIRED_NO_RESPONSE REFUGE'), value('T6 CAPACITY TOTAL')]).toEqual([1, 1]);
  });

  it('is the household’s when it did not answer after a yes; a no of hers after a yes is no refusal', () => {
    const late = referral({ status: 'ACCEPTED', primaryReason: null, notTakenUpOn: day('2025-06-03') });
    expect(unableBecause(late)).toEqual({ on: '2025-06-03', reason: 'CLIENT_NO_CONTACT' });
    expect(unableBecause(referral({ status: 'HOUSEHOLD_SAID_NO', primaryReason: null }))).toBeNull();
  });

  it.each([
    ['CLIENT_CHANGED_MIND', 'CLIENT_CHOICE'],
    ['PLACED_ELSEWHERE', 'PLACED_ELSEWHERE'],
    ['NOT_DA', 'NOT_DOMESTIC_ABUSE'],
  ] as const)('leaves %s out, unless the setting counts it', (primaryReason, setting) => {
    const told = { referrals: [referral({ primaryReason })] };
    const out = counted(told);
    expect([
      out.value('T6 UNABLE TOTAL'),
      out.value('T6 NOT_COUNTED TOTAL'),
      out.value(`T6 ${primaryReason} TOTAL`),
    ]).toEqual([0, 1, null]);
    const within = counted(told, { settings: { ...defaultSettings, [setting]: 'YES' } });
    expect([
      within.value('T6 UNABLE TOTAL'),
      within.value('T6 NOT_COUNTED TOTAL'),
      within.value(`T6 ${primaryReason} TOTAL`),
    ]).toEqual([1, 0, 1]);
  });

  it('is of the year in which it was declined, not sent', () => {
    const over = referral({ submittedOn: day('2025-03-31'), answeredOn: day('2025-04-01') });
    expect(counted({ referrals: [over] }).value('T6 UNABLE TOTAL')).toBe(1);
    expect(
      counted({ referrals: [{ ...over, answeredOn: day('2025-03-31') }] }).value('T6 UNABLE TOTAL'),
    ).toBe(0);
  });

  it('counts a declined sanctuary job as sanctuary', () => {
    const { value } = counted({
      services: [service(), scheme],
      sanctuaryJobs: [
        {
          id: 's',
          householdId: 'h9',
          householdReference: 'H-X',
          serviceId: 'scheme',
          requestedOn: day('2025-05-04'),
          declinedOn: day('2025-05-05'),
          origin: ground('E07000076'),
          primaryReason: 'NO_STAFF_CAPACITY',
          told: null,
        },
      ],
    });
    expect(value('T6 NO_STAFF_CAPACITY SANCTUARY')).toBe(1);
    expect(value('T2 SAME_LA SANCTUARY')).toBe(1);
  });
});

describe('who was unable to be supported (T7: by what the household had told)', () => {
  const told = (what: object) => ({
    mobility: null,
    substances: null,
    mentalHealth: null,
    inCrisis: null,
    recourse: null,
    pregnant: null,
    sensory: null,
    byAndFor: null,
    careNeeds: null,
    learningDisability: null,
    people: [person(), person({ lead: false, birthYear: 2025, birthMonth: 5 })],
    ...what,
  });

  it('counts needs that were told, the size of the family, and nothing that was not asked', () => {
    const { value } = counted({
      referrals: [
        referral({
          told: told({ mentalHealth: 'HIGH', substances: 'CURRENT', sensory: ['DEAF_BSL'], recourse: 'NO' }),
        }),
      ],
    });
    const of = (row: string) => value(`T7 ${row} TOTAL`);
    expect(
      [
        'MENTAL_HEALTH',
        'DRUG_OR_ALCOHOL',
        'MULTIPLE_COMPLEX_NEEDS',
        'DEAF_OR_HARD_OF_HEARING',
        'DISABLED',
        'NRPF_OR_INSECURE_IMMIGRATION',
        'PREGNANT_OR_NEW_MOTHER',
        'AT_LEAST_ONE',
      ].map(of),
    ).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
    expect(['LGBT_PLUS', 'SIZE_1', 'SIZE_2', 'UNABLE'].map(of)).toEqual([0, 0, 1, 1]);
  });

  it('does not know a size of which nothing was kept', () => {
    expect(counted({ referrals: [referral()] }).value('T7 SIZE_NOT_KNOWN TOTAL')).toBe(1);
  });
});

describe('need and origin (rule 5: the last settled home, by ONS code)', () => {
  it.each([
    ['the same district', colchester, 'SAME_LA'],
    ['another district of the county', ground('E07000076'), 'OTHER_LA_IN_SET'],
    [
      'a unitary council of the same police force',
      ground('E06000033', { upperTierCode: 'E06000033' }),
      'OTHER_LA_IN_SET',
    ],
    [
      'elsewhere in England',
      ground('E07000200', { upperTierCode: 'E10000029', policeForce: 'Suffolk' }),
      'OTHER_ENGLAND',
    ],
    ['Wales', ground('W06000015', { nation: 'Wales' }), 'WALES'],
    ['Scotland', ground('S12000036', { nation: 'Scotland' }), 'SCOTLAND'],
    ['Northern Ireland', ground('N09000003', { nation: 'Northern Ireland' }), 'NORTHERN_IRELAND'],
    ['nobody knows where', null, 'NOT_KNOWN'],
  ] as const)('from %s', (_, origin, row) => {
    const { value } = counted({ referrals: [referral({ origin })] });
    expect(value(`T2 ${row} REFUGE`)).toBe(1);
  });

  it('counts a household once, by the first origin that is known, whether referred or supported', () => {
    const { value } = counted({
      services: [service(), scheme],
      referrals: [
        referral({ origin: null }),
        referral({ id: 'r2', submittedOn: day('2025-06-05'), origin: colchester }),
      ],
      episodes: [stay({ serviceId: 'scheme', accommodationType: 'SANCTUARY', startedOn: day('2025-07-01') })],
    });
    expect([
      value('T2 HOUSEHOLDS TOTAL'),
      value('T2 SAME_LA TOTAL'),
      value('T2 SAME_LA SANCTUARY'),
      value('T2 NOT_KNOWN TOTAL'),
    ]).toEqual([1, 1, 1, 0]);
  });

  it('has no figure for outside the United Kingdom, rather than a nought that nobody counted', () => {
    expect(counted({}).value('T2 OUTSIDE_UK TOTAL')).toBeNull();
  });
});

describe('support that ended (T8)', () => {
  const left = (told: Partial<CountedEpisode>) =>
    stay({ endedOn: day('2025-09-01'), leavingReason: 'PLANNED_MOVE', destination: 'SOCIAL_RENT', ...told });

  it('splits sanctuary from the rest, by reason and by destination', () => {
    const { value } = counted({
      services: [service(), scheme],
      episodes: [
        left({ id: 'a' }),
        left({
          id: 'b',
          householdId: 'h2',
          serviceId: 'scheme',
          accommodationType: 'SANCTUARY',
          leavingReason: 'SUPPORT_NO_LONGER_NEEDED',
          destination: 'HOME_SAFE',
        }),
      ],
    });
    expect([
      value('T8 PLANNED_MOVE NON_SANCTUARY'),
      value('T8 SUPPORT_NO_LONGER_NEEDED SANCTUARY'),
      value('T8 ENDED TOTAL'),
    ]).toEqual([1, 1, 2]);
    expect([value('T8D SOCIAL_RENT NON_SANCTUARY'), value('T8D HOME_SAFE SANCTUARY')]).toEqual([1, 1]);
  });

  it.each([
    ['the same day', '2025-09-01', 1],
    ['the next day', '2025-09-02', 1],
    ['two days later', '2025-09-03', 0],
  ] as const)('is no end when other support goes on from %s (ours)', (_, startedOn, movedOn) => {
    const { value } = counted({
      services: [service(), secondStage],
      episodes: [
        left({ id: 'a' }),
        stay({ id: 'b', serviceId: 'second', accommodationType: 'SECOND_STAGE', startedOn: day(startedOn) }),
      ],
    });
    expect([value('T8 MOVED_ON TOTAL'), value('T8 ENDED TOTAL')]).toEqual([movedOn, 1 - movedOn]);
  });

  it('knows of support that goes on from 1 April', () => {
    const { value } = counted({
      services: [service(), secondStage],
      episodes: [
        left({ id: 'a', endedOn: day('2026-03-31') }),
        stay({
          id: 'b',
          serviceId: 'second',
          accommodationType: 'SECOND_STAGE',
          startedOn: day('2026-04-01'),
        }),
      ],
    });
    expect([value('T8 MOVED_ON TOTAL'), value('T8 ENDED TOTAL')]).toEqual([1, 0]);
  });

  it('counts a household that left twice once in all, and under both reasons', () => {
    const { value } = counted({
      episodes: [
        left({ id: 'a', endedOn: day('2025-06-10') }),
        left({ id: 'b', startedOn: day('2025-08-01'), leavingReason: 'ABANDONED', destination: 'NOT_KNOWN' }),
      ],
    });
    expect([value('T8 PLANNED_MOVE TOTAL'), value('T8 ABANDONED TOTAL'), value('T8 ENDED TOTAL')]).toEqual([
      1, 1, 1,
    ]);
  });
});

describe('length of stay (T9, working bands)', () => {
  it.each([
    ['2025-06-01', '2025-06-01', 'UNDER_1_WEEK'],
    ['2025-06-01', '2025-06-07', 'UNDER_1_WEEK'],
    ['2025-06-01', '2025-06-08', 'WEEKS_1_TO_4'],
    ['2025-06-01', '2025-06-28', 'WEEKS_1_TO_4'],
    ['2025-06-01', '2025-06-29', 'WEEKS_4_TO_MONTHS_3'],
    ['2025-06-01', '2025-08-31', 'WEEKS_4_TO_MONTHS_3'],
    ['2025-06-01', '2025-09-01', 'MONTHS_3_TO_6'],
    ['2025-06-02', '2025-09-01', 'WEEKS_4_TO_MONTHS_3'],
    ['2024-02-29', '2025-02-28', 'MONTHS_12_PLUS'],
    ['2024-02-29', '2025-02-27', 'MONTHS_9_TO_12'],
    ['2025-01-31', '2025-04-30', 'MONTHS_3_TO_6'],
    ['2025-01-01', '2025-07-01', 'MONTHS_6_TO_9'],
    ['2025-01-01', '2025-10-01', 'MONTHS_9_TO_12'],
    ['2025-01-01', '2026-01-01', 'MONTHS_12_PLUS'],
  ] as const)('from %s to %s is %s', (from, to, band) => {
    expect(stayBandOf(day(from), day(to))).toBe(band);
  });

  it('has a median and a mean', () => {
    expect([medianOf([]), medianOf([3, 1, 2]), medianOf([4, 1, 2, 3])]).toEqual([null, 2, 2.5]);
    expect([meanOf([]), meanOf([1, 2, 2])]).toEqual([null, 1.7]);
    const { figure } = counted({
      episodes: [stay({ endedOn: day('2025-06-11'), leavingReason: 'OTHER', destination: 'OTHER' })],
    });
    expect(figure('T9M MEDIAN REFUGE')).toEqual({ value: 10, refs: ['EPISODE e1'], households: 1 });
    expect(figure('T9M MEAN SANCTUARY').value).toBeNull();
  });
});

describe('support given (T10)', () => {
  it('counts adults and children by type, once each, and none that began after the year', () => {
    const gave = (type: string, on: string) => ({ type, firstGivenOn: day(on) });
    const { value } = counted({
      episodes: [
        stay({
          people: [
            person({ support: [gave('ADVOCACY', '2025-06-02'), gave('COUNSELLING', '2026-04-01')] }),
            person({
              id: 'c',
              individualId: 'c',
              lead: false,
              birthYear: 2018,
              support: [gave('CHILDREN', '2025-06-02'), gave('COUNSELLING', '2025-06-02')],
            }),
          ],
        }),
      ],
    });
    expect([
      value('T10 ADVOCACY ADULTS'),
      value('T10 CHILDREN CHILDREN'),
      value('T10 COUNSELLING TOTAL'),
      value('T10 ANY TOTAL'),
    ]).toEqual([1, 1, 1, 2]);
  });
});

describe('capacity on 31 March (T11)', () => {
  const unit = (told: object) => ({
    id: 'u',
    serviceId: 'refuge',
    code: '1',
    bedspaces: 3,
    wheelchairAccessible: false,
    rules: [],
    closures: [],
    ...told,
  });
  const closure = (from: string, until: string | null) => [
    { fromDay: day(from), untilDay: until === null ? null : day(until) },
  ];

  it('counts units and bedspaces that are open that day, commissioned and not', () => {
    const { value } = counted({
      services: [service(), service({ id: 'other', commissioned: [] })],
      units: [
        unit({}),
        unit({ id: 'shut', closures: closure('2026-03-31', null) }),
        unit({ id: 'shuts next day', closures: closure('2026-04-01', null) }),
        unit({ id: 'opened that day', closures: closure('1900-01-01', '2026-03-31') }),
        unit({ id: 'x', serviceId: 'other', bedspaces: 1 }),
      ],
    });
    expect([
      value('T11 UNITS TOTAL'),
      value('T11 UNITS_COMMISSIONED REFUGE'),
      value('T11 UNITS_NOT_COMMISSIONED REFUGE'),
    ]).toEqual([4, 3, 1]);
    expect([
      value('T11 BEDSPACES TOTAL'),
      value('T11 BEDSPACES_SINGLE_WOMEN REFUGE'),
      value('T11 BEDSPACES_FAMILY REFUGE'),
    ]).toEqual([10, 1, 9]);
  });

  it.each([
    ['closed on the day', { closedOn: day('2026-03-31') }, 0],
    ['closes on the day after', { closedOn: day('2026-04-01') }, 1],
    ['closed before the year', { closedOn: day('2025-03-01') }, 0],
    ['opens on the day after', { openedOn: day('2026-04-01') }, 0],
    ['is not relevant', { relevant: false }, 0],
  ] as const)('a service that %s', (_, told, units) => {
    expect(counted({ services: [service(told)], units: [unit({})] }).value('T11 UNITS TOTAL')).toBe(units);
  });

  it('counts the jobs that a sanctuary scheme can start, and no bedspaces', () => {
    const { value } = counted({ services: [scheme], sanctuaryCapacity: [{ serviceId: 'scheme', jobs: 4 }] });
    expect([value('T11 UNITS_COMMISSIONED SANCTUARY'), value('T11 BEDSPACES SANCTUARY')]).toEqual([4, 0]);
  });
});

describe('quality on 31 March (T13)', () => {
  const mark = (scheme: string, status: 'HELD' | 'WORKING_TOWARDS', until: string | null) => ({
    scheme,
    status,
    fromDay: day('2024-01-01'),
    untilDay: until === null ? null : day(until),
  });

  it('counts a service once in each standard it holds, and once in all', () => {
    const { value } = counted({
      services: [
        service({
          qualityMarks: [
            mark('MHCLG_QUALITY_STANDARDS', 'HELD', null),
            mark('OTHER', 'HELD', '2026-04-01'),
            mark('IMKAAN_ACCREDITED_QUALITY_STANDARDS', 'HELD', '2026-03-31'),
          ],
        }),
      ],
    });
    expect(
      ['MHCLG_QUALITY_STANDARDS', 'OTHER', 'IMKAAN_ACCREDITED_QUALITY_STANDARDS', 'NONE', 'SERVICES'].map(
        (row) => value(`T13 ${row} REFUGE`),
      ),
    ).toEqual([1, 1, 0, 0, 1]);
  });

  it('tells working towards one from none', () => {
    expect(
      counted({ services: [service({ qualityMarks: [mark('OTHER', 'WORKING_TOWARDS', null)] })] }).value(
        'T13 WORKING_TOWARDS TOTAL',
      ),
    ).toBe(1);
    expect(counted({}).value('T13 NONE TOTAL')).toBe(1);
  });
});

describe('whatever the rows', () => {
  const anEpisode = fc.record({
    id: fc.integer({ min: 0, max: 30 }).map((n) => `e${n}`),
    householdId: fc.constantFrom('h1', 'h2', 'h3'),
    at: fc.constantFrom('refuge', 'second', 'scheme'),
    from: fc.integer({ min: 0, max: 400 }),
    nights: fc.option(fc.integer({ min: 0, max: 300 })),
  });
  const plain = (days: number): string =>
    new Date(Date.UTC(2025, 2, 1) + days * 86_400_000).toISOString().slice(0, 10);
  const types = { refuge: 'REFUGE', second: 'SECOND_STAGE', scheme: 'SANCTUARY' } as const;
  const many = fc.uniqueArray(anEpisode, { selector: ({ id }) => id, maxLength: 12 }).map((made) =>
    made.map(({ id, householdId, at, from, nights }) =>
      stay({
        id,
        householdId,
        serviceId: at,
        accommodationType: types[at],
        startedOn: day(plain(from)),
        endedOn: nights === null ? null : day(plain(from + nights)),
        leavingReason: nights === null ? null : 'OTHER',
        destination: nights === null ? null : 'OTHER',
      }),
    ),
  );
  const services = [service(), secondStage, scheme];

  it('a total is no more than the sum of its parts and no less than the largest; exactly the sum where parts cannot overlap', () => {
    fc.assert(
      fc.property(many, (episodes) => {
        const figures = dutyFigures(rows({ services, episodes }), form, counting());
        for (const { table: id, cells } of figures) {
          const table = form.tables.find((one) => one.id === id)!;
          if (table.measure === 'AMOUNT') continue;
          table.columns.forEach((column, k) => {
            if (!column.totalOf) return;
            cells.forEach((row) => {
              const parts = column.totalOf!.map(
                (part) => row[table.columns.findIndex((one) => one.id === part)]?.value ?? 0,
              );
              const sum = parts.reduce((all, part) => all + part, 0);
              const whole = row[k]?.value ?? 0;
              expect(whole).toBeLessThanOrEqual(sum);
              expect(whole).toBeGreaterThanOrEqual(Math.max(...parts));
              if (!column.partsOverlap) expect(whole).toBe(sum);
            });
          });
        }
      }),
    );
  });

  it('the order of the rows changes nothing', () => {
    fc.assert(
      fc.property(many, (episodes) => {
        const count = (told: CountedEpisode[]) =>
          JSON.stringify(dutyFigures(rows({ services, episodes: told }), form, counting()));
        expect(count([...episodes].reverse())).toBe(count(episodes));
      }),
    );
  });
});

describe('the form', () => {
  it('is there for 2025-26, and 2026-27 follows it', () => {
    expect(forms.map(({ version }) => version)).toEqual(['2025-26', '2026-27']);
    expect(formOf(forms, '2026-27')?.tables).toEqual(form.tables);
    expect(formOf(forms, '2027-28')?.version).toBe('2026-27');
    expect(formOf(forms, '2024-25')).toBeUndefined();
  });

  it('marks as provisional every label that is in neither confirmed paragraph of domain 1.3', () => {
    const sure = form.tables.flatMap(({ id, rows: lines }) =>
      lines.filter(({ provisional }) => !provisional).map((row) => `${id} ${row.id}`),
    );
    expect(sure).toEqual([
      'T4 INDIVIDUALS',
      'T4 WOMEN',
      'T4 MEN',
      'T4 TRANS_ADULTS',
      'T4 CHILDREN',
      'T5 AT_LEAST_ONE',
      'T5 BLACK_AND_MINORITISED',
      'T5 MENTAL_HEALTH',
      'T5 DISABLED',
      'T6 UNABLE',
      'T6 CAPACITY',
      'T6 NEEDS',
      'T6H UNABLE',
      'T6H CAPACITY',
      'T6H NEEDS',
      'T8 ENDED',
      'T8 SUPPORT_NO_LONGER_NEEDED',
      'T11 UNITS',
      'T11 UNITS_COMMISSIONED',
      'T11 BEDSPACES',
      'T11 BEDSPACES_COMMISSIONED',
    ]);
    expect(form.questions.every(({ provisional }) => provisional)).toBe(true);
  });

  it('is refused when it is not whole', () => {
    const whole = {
      version: '1',
      year: '2025-26',
      title: 'T',
      basis: 'B',
      columnSets: { c: [{ id: 'A', label: 'A', provisional: true }] },
      questions: [{ id: 'Q', table: 'T1', label: 'L', type: 'TEXT', mandatory: true, provisional: true }],
    };
    const table = (row: object) => ({
      ...whole,
      tables: [
        {
          id: 'T',
          title: 'T',
          unit: 'u',
          measure: 'COUNT',
          provisional: true,
          columns: 'c',
          rows: [{ id: 'R', label: 'R', question: 'T.1', mandatory: true, provisional: true, ...row }],
        },
      ],
    });
    expect(formsFrom([table({})])).toHaveLength(1);
    expect(() => formsFrom([table({ totalOf: ['X'] })])).toThrow('no line X');
    expect(() => formsFrom([table({ totalOf: ['R'] })])).toThrow('total of itself');
    expect(() => formsFrom([table({ mandatory: 'yes' })])).toThrow('Neither true nor false: mandatory');
    expect(() => formsFrom([{ version: '2', basedOn: '1' }])).toThrow('No form 1');
    expect(() => formsFrom([table({}), table({})])).toThrow('More than one form 1');
  });
});
