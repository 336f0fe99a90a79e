import { addDays, addMinutes, type LocalDate } from '@app/kernel';
import type { Draw } from './draw';
import type { CountyHousehold } from './households';
import type { CountyIds } from './ids';
import type {
  AnswerRow,
  ClosingRow,
  HouseholdRow,
  ImmigrationRow,
  MembershipRow,
  TransHistoryRow,
} from './rows';

/** A household of the county, as far as its case was told. */
export interface Told {
  readonly household: CountyHousehold;
  readonly registeredAt: Date;
  readonly leftOn: LocalDate | null;
  readonly waits: boolean;
  readonly asked: { readonly recourse: boolean };
}

type Weights<T> = readonly (readonly [T, number])[];

/** Of those without recourse to public funds. Assumed. */
const withoutRecourse: Weights<string> = [
  ['NRPF_SPOUSE_ROUTE', 50],
  ['NRPF_WORK_STUDENT_ROUTE', 20],
  ['NRPF_OTHER_LEAVE', 25],
  ['UNKNOWN', 5],
];

/** What is read only by those who place the household: few have said it, and nothing else of the county shows it. */
export function accessClassRows(
  draw: Draw,
  told: readonly Told[],
  today: LocalDate,
): { immigration: ImmigrationRow[]; transHistories: TransHistoryRow[] } {
  const asked = told.filter((one) => one.asked.recourse && one.waits);
  const immigration = asked
    .filter(({ household }) => household.recourse === 'NO')
    .map(({ household, registeredAt }): ImmigrationRow => ({
      householdId: household.id,
      status: draw.weighted(withoutRecourse),
      mvdacFrom: null,
      mvdacTo: null,
      toldAt: addMinutes(registeredAt, 10),
    }));
  // Three months of leave with recourse: one ends soon.
  const granted = asked
    .filter(({ household }) => household.recourse === 'YES')
    .slice(0, 2)
    .map(({ household, registeredAt }, index): ImmigrationRow => ({
      householdId: household.id,
      status: 'MVDAC_GRANTED',
      mvdacFrom: addDays(today, -75 + index * 40),
      mvdacTo: addDays(today, 15 + index * 40),
      toldAt: addMinutes(registeredAt, 10),
    }));
  const transHistories = told
    .filter(({ waits }) => waits && draw.chance(0.2))
    .flatMap(({ household, registeredAt }): TransHistoryRow[] =>
      household.people
        .filter(({ lead }) => lead)
        .map(({ id }) => ({
          householdPersonId: id,
          householdId: household.id,
          answer: draw.weighted([
            ['NO', 90],
            ['YES', 6],
            ['PREFERS_NOT_TO_SAY', 4],
          ] as const),
          toldAt: addMinutes(registeredAt, 12),
        })),
    );
  return { immigration: [...immigration, ...granted], transHistories };
}

/** Of families that wait, in one of twelve the youngest joins in some weeks, and in one of twenty one is elsewhere. */
export function membershipRows(
  draw: Draw,
  ids: CountyIds,
  told: readonly Told[],
  today: LocalDate,
): MembershipRow[] {
  return told.flatMap(({ household, registeredAt, waits }): MembershipRow[] => {
    const child = household.people.at(-1);
    const joins = draw.chance(1 / 12);
    const elsewhere = draw.chance(1 / 20);
    if (!waits || !child || child.lead || household.people.length < 3 || !(joins || elsewhere)) return [];
    const row = (
      whereabouts: MembershipRow['whereabouts'],
      fromDay: LocalDate,
      untilDay: LocalDate | null,
    ): MembershipRow => ({
      id: ids('household membership', `${child.id} ${fromDay}`),
      householdId: household.id,
      householdPersonId: child.id,
      whereabouts,
      fromDay,
      untilDay,
      recordedAt: registeredAt,
      personId: household.registrar.personId,
      organisationId: household.registrar.organisationId,
      replacedAt: null,
    });
    const since = addDays(today, -30);
    if (!joins) return [row('ELSEWHERE', since, null)];
    const comes = addDays(today, draw.whole(5, 40));
    return [row('JOINING', since, comes), row('HERE', comes, null)];
  });
}

/** Looking for a place ended when they had one: those who have left it since are closed cases. */
export const closingRows = (ids: CountyIds, told: readonly Told[]): ClosingRow[] =>
  told.flatMap(({ household, leftOn }): ClosingRow[] =>
    leftOn === null
      ? []
      : [
          {
            id: ids('household closing', household.id),
            householdId: household.id,
            reason: 'PLACED_THROUGH_HEARTH',
            whereKind: null,
            closedAt: new Date(`${leftOn}T15:00:00Z`),
            personId: household.placer.personId,
            organisationId: household.placer.organisationId,
            reopenedAt: null,
          },
        ],
  );

/** Columns of which the case history of those who wait tells who answered and when, as they were first asked. */
const remembered = ['mobility', 'mentalHealth', 'substances', 'recourse', 'pregnant', 'careNeeds'] as const;

export function answerRows(
  ids: CountyIds,
  told: readonly Told[],
  households: readonly HouseholdRow[],
): AnswerRow[] {
  const rows = new Map(households.map((row) => [row.id, row]));
  return told
    .filter(({ waits }) => waits)
    .flatMap(({ household, registeredAt }) =>
      remembered.flatMap((field): AnswerRow[] => {
        const value = rows.get(household.id)?.[field] ?? null;
        return value === null
          ? []
          : [
              {
                id: ids('household answer', `${household.id} ${field}`),
                householdId: household.id,
                field,
                answered: true,
                value,
                at: registeredAt,
                personId: household.registrar.personId,
                organisationId: household.registrar.organisationId,
              },
            ];
      }),
    );
}
