import { addDays, addMinutes, dayIn, type LocalDate } from '@app/kernel';
import type { Attempt } from './attempts';
import type { Draw } from './draw';
import { bornBy, type CountyHousehold, neededBy, waitingSince } from './households';
import type { CountyIds } from './ids';
import type { TimedStay } from './journeys';
import { dueOn } from './needs';
import { accessClassRows, answerRows, closingRows, membershipRows } from './case-records';
import type {
  AnswerRow,
  CaseHolderRow,
  ClosingRow,
  HouseholdPersonRow,
  HouseholdRow,
  ImmigrationRow,
  MembershipRow,
  SpokenCode,
  TransHistoryRow,
  UnsafeAreaRow,
} from './rows';

/** Rows about households themselves. */
export interface CaseRows {
  readonly households: readonly HouseholdRow[];
  readonly caseHolders: readonly CaseHolderRow[];
  readonly householdPeople: readonly HouseholdPersonRow[];
  readonly unsafeAreas: readonly UnsafeAreaRow[];
  readonly spokenCodes: readonly SpokenCode[];
  readonly memberships: readonly MembershipRow[];
  readonly closings: readonly ClosingRow[];
  readonly immigration: readonly ImmigrationRow[];
  readonly transHistories: readonly TransHistoryRow[];
  readonly answers: readonly AnswerRow[];
}

/** Which of the further questions were asked: all of a household that was placed, most of one that waits. */
interface AskedMore {
  readonly family: boolean;
  readonly health: boolean;
  readonly risk: boolean;
  readonly wishes: boolean;
  readonly money: boolean;
}

const askedMore = (draw: Draw, waits: boolean): AskedMore => {
  const answered = (share: number): boolean => draw.chance(share) || !waits;
  return {
    family: answered(0.85),
    health: answered(0.75),
    risk: answered(0.85),
    wishes: answered(0.6),
    money: answered(0.7),
  };
};

/** What else was asked, as columns. */
function needsRow({ needs, home }: CountyHousehold, asked: AskedMore, on: LocalDate, riskOn: LocalDate) {
  const { risk, willShare, byAndFor } = needs;
  const told = <T>(group: keyof AskedMore, value: T): T | null => (asked[group] ? value : null);
  return {
    pregnant: told('family', needs.pregnant),
    dueOn: told('family', dueOn(needs, on)),
    pets: told('family', needs.pets),
    languages: told('family', needs.languages),
    interpreterWanted: told('family', needs.interpreterWanted),
    cameFromDistrictId: told('family', home.id),
    sensory: told('health', needs.sensory),
    careNeeds: told('health', needs.careNeeds),
    learningDisability: told('health', needs.learningDisability),
    riskLevel: told('risk', risk.level),
    riskTool: told('risk', risk.tool),
    dashScore: told('risk', risk.dashScore),
    riskOn: told('risk', riskOn),
    riskNote: told('risk', risk.note),
    riskToOthers: told('risk', needs.riskToOthers),
    byAndForNeed: told('wishes', byAndFor?.need ?? 'NONE'),
    byAndForGroup: told('wishes', byAndFor?.group ?? null),
    faithDiet: told('wishes', needs.faithDiet),
    stayNear: told('wishes', needs.stayNear),
    stayDays: told('wishes', needs.stayDays),
    shareKitchen: told('wishes', willShare.kitchen),
    shareBathroom: told('wishes', willShare.bathroom),
    shareRoom: told('wishes', willShare.room),
    rentCover: told('money', needs.rentCover),
    nightWork: told('money', needs.nightWork),
    flexible: told('wishes', needs.flexible) ?? [],
  };
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
  const more = draw.for('what else was asked');
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
    return { ...one, asked, askedMore: askedMore(more, one.waits) };
  });
  const households = told.map(
    ({ household, registeredAt, on, leftOn, asked, askedMore: also }): HouseholdRow => ({
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
      ...needsRow(household, also, on, dayIn(registeredAt)),
    }),
  );
  return {
    households,
    ...accessClassRows(draw.for('access classes'), told, today),
    memberships: membershipRows(draw.for('memberships'), ids, told, today),
    closings: closingRows(ids, told),
    answers: answerRows(ids, told, households),
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
