import { addDays, addMinutes, dayIn, type LocalDate } from '@app/kernel';
import type { Attempt } from './attempts';
import type { Draw } from './draw';
import { bornBy, type CountyHousehold, neededBy, waitingSince } from './households';
import type { CountyIds } from './ids';
import type { TimedStay } from './journeys';
import type { CaseHolderRow, HouseholdPersonRow, HouseholdRow, SpokenCode, UnsafeAreaRow } from './rows';

/** Rows about households themselves. */
export interface CaseRows {
  readonly households: readonly HouseholdRow[];
  readonly caseHolders: readonly CaseHolderRow[];
  readonly householdPeople: readonly HouseholdPersonRow[];
  readonly unsafeAreas: readonly UnsafeAreaRow[];
  readonly spokenCodes: readonly SpokenCode[];
}

/** Households, who is in them, where they are not safe, who holds their case. */
export function caseRows(
  draw: Draw,
  ids: CountyIds,
  timed: readonly TimedStay[],
  waiting: readonly CountyHousehold[],
  attempts: readonly Attempt[],
  liveSince: ReadonlyMap<CountyHousehold, Date>,
  now: Date,
  today: LocalDate,
): CaseRows {
  const firstTry = new Map<CountyHousehold, Date>();
  for (const { household, heldAt } of attempts) {
    const known = firstTry.get(household);
    if (!known || heldAt < known) firstTry.set(household, heldAt);
  }
  const placed = timed.map(({ stay, moments }) => ({
    household: stay.household,
    registeredAt: addMinutes(firstTry.get(stay.household) ?? moments.heldAt, -draw.whole(20, 600)),
    on: stay.arrive,
    leftOn: stay.leftOn,
    waits: false,
    // Said again when she is to arrive: it lasts as long as she is awaited.
    codeIssuedAt: stay.awaited ? moments.madeAt : null,
  }));
  const unplaced = waiting.map((household) => {
    const began = firstTry.get(household) ?? liveSince.get(household);
    const registeredAt = began ? addMinutes(began, -draw.whole(20, 600)) : waitingSince(draw, now);
    const anHourAgo = addMinutes(now, -60);
    const codeIssuedAt = registeredAt > anHourAgo ? registeredAt : anHourAgo;
    return { household, registeredAt, on: today, leftOn: null, waits: true, codeIssuedAt };
  });
  const everyone = [...placed, ...unplaced];
  const told = everyone.map((one) => {
    const answered = (share: number): boolean => !one.waits || draw.chance(share);
    const asked = {
      mobility: answered(0.9),
      substances: answered(0.85),
      mentalHealth: answered(0.85),
      recourse: answered(0.85),
      unsafeAreas: answered(0.92),
      ages: draw.chance(0.85),
      neededBy: one.waits ? neededBy(draw, today) : null,
    };
    return { ...one, asked };
  });
  return {
    households: told.map(({ household, registeredAt, leftOn, asked }): HouseholdRow => ({
      id: household.id,
      reference: household.reference,
      registeredByOrganisationId: household.registrar.organisationId,
      registeredAt,
      status: leftOn ? 'CLOSED' : 'OPEN',
      neededFrom: dayIn(registeredAt),
      neededBy: asked.neededBy,
      mobility: asked.mobility ? household.mobility : null,
      substances: asked.substances ? household.substances : null,
      mentalHealth: asked.mentalHealth ? household.mentalHealth : null,
      inCrisis: asked.mentalHealth ? household.inCrisis : null,
      recourse: asked.recourse ? household.recourse : null,
      unsafeAreasAsked: asked.unsafeAreas,
    })),
    caseHolders: told.flatMap(({ household, registeredAt, leftOn }): CaseHolderRow[] => {
      const until =
        leftOn && addDays(leftOn, 14) < today ? new Date(`${addDays(leftOn, 14)}T12:00:00Z`) : null;
      const holder = (
        { organisationId, personId }: CountyHousehold['placer'],
        since: Date,
      ): CaseHolderRow => ({
        householdId: household.id,
        organisationId,
        personId,
        since,
        until,
      });
      const { registrar, placer } = household;
      return registrar === placer || registrar.key === placer.key
        ? [holder(placer, registeredAt)]
        : [holder(registrar, registeredAt), holder(placer, addMinutes(registeredAt, 15))];
    }),
    householdPeople: told.flatMap(({ household, on, registeredAt, asked }) =>
      household.people.map((person, position): HouseholdPersonRow => {
        const born = bornBy(person, on);
        return {
          id: person.id,
          householdId: household.id,
          position,
          lead: person.lead,
          partner: false,
          gender: person.gender,
          birthYear: asked.ages ? born.year : null,
          birthMonth: asked.ages ? born.month : null,
          ageTold: asked.ages ? null : person.age,
          ageToldOn: asked.ages ? null : dayIn(registeredAt),
        };
      }),
    ),
    unsafeAreas: told
      .filter(({ asked }) => asked.unsafeAreas)
      .flatMap(({ household }): UnsafeAreaRow[] => [
        ...household.unsafeDistrictIds.map((districtId) => ({
          id: ids('unsafe area', `${household.id} ${districtId}`),
          householdId: household.id,
          districtId,
          outcode: null,
        })),
        ...household.unsafeOutcodes.map((outcode) => ({
          id: ids('unsafe area', `${household.id} ${outcode}`),
          householdId: household.id,
          districtId: null,
          outcode,
        })),
      ]),
    spokenCodes: told.flatMap(({ household, codeIssuedAt }): SpokenCode[] =>
      codeIssuedAt
        ? [
            {
              householdId: household.id,
              code: household.spokenCode,
              issuedAt: codeIssuedAt,
              expiresAt: addMinutes(codeIssuedAt, 24 * 60),
            },
          ]
        : [],
    ),
  };
}
