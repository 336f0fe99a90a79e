import { record } from '@app/audit';
import { Database, type Tx } from '@app/database';
import { checkInput } from '@app/graphql';
import { findHousehold, lockHousehold, saveAnswers } from '@app/households';
import { authorise } from '@app/identity';
import { type Actor, NotFound, type Outcome, problem, type Problem, Problems, refuse } from '@app/kernel';
import { districtByCode, type Places, placesOf } from '@app/places';
import { Injectable } from '@nestjs/common';
import { RecordStayingInput } from './api/staying.input';
import type { StayingType } from './api/staying.type';
import { answeredBetween, type StayingFacts, stayingProblems } from './domain/staying';
import { tellSchemeAgain } from './retelling';
import { findStaying, saveStaying } from './store/staying.store';

/**
 * What is known about staying at home: whether she wants to, who lives there and may enter, by what right she does. Told
 * by those who hold the case and place the household, and read by nobody else.
 */
@Injectable()
export class Staying {
  constructor(private readonly db: Database) {}

  /** Null when the household is not there or not held. */
  staying(actor: Actor, householdId: string): Promise<StayingType | null> {
    authorise(actor, 'staying');
    return this.db.read(actor, async (tx) =>
      (await findHousehold(tx, householdId)) ? stayingOf(tx, householdId) : null,
    );
  }

  /**
   * Keeps what was told: what is left out stays as it is, null goes back to "not asked". The scheme of an open job is
   * told what changed.
   */
  recordStaying(actor: Actor, input: RecordStayingInput): Promise<Outcome<StayingType>> {
    authorise(actor, 'recordStaying');
    const { householdId: id } = input;
    return this.db.commit(actor, async (tx) => {
      const problems = checkInput(RecordStayingInput, input);
      const household = await lockHousehold(tx, id);
      if (!household) throw new NotFound();
      if (household.status !== 'OPEN') {
        return refuse(
          'HOUSEHOLD_CLOSED',
          'No place is looked for any more for this household. Reopen it first.',
          'householdId',
        );
      }
      const { facts: before } = await findStaying(tx, id);
      const told = toldIn(
        input,
        before,
        districtOf(await placesOf(tx), input.homeDistrictCode, tx.today, problems),
      );
      // Words that are not of a list have no consistency to check.
      if (problems.every(({ code }) => code === 'UNKNOWN_DISTRICT')) problems.push(...stayingProblems(told));
      if (problems.length > 0) return new Problems(problems);
      await saveStaying(tx, id, told);
      // That it was answered, and by whom; never what: the history of a case has more readers.
      await saveAnswers(
        tx,
        id,
        answeredBetween(before, told).map((answer) => ({ ...answer, value: null })),
      );
      await record(tx, { action: 'STAYING_RECORDED', subject: { kind: 'household', id } });
      await tellSchemeAgain(tx, id);
      return stayingOf(tx, id);
    });
  }
}

/** The district that was named; undefined when none was. An unknown one is added to the problems. */
function districtOf(
  places: Places,
  code: string | null | undefined,
  today: Parameters<typeof districtByCode>[2],
  problems: Problem[],
): string | null | undefined {
  if (code == null) return code;
  const district = districtByCode(places, code, today);
  if (!district) {
    problems.push(
      problem('UNKNOWN_DISTRICT', 'There is no such district today. Check its code.', 'homeDistrictCode'),
    );
  }
  return district?.id ?? null;
}

/** The facts after this was told. */
function toldIn(
  input: RecordStayingInput,
  before: StayingFacts,
  homeDistrictId: string | null | undefined,
): StayingFacts {
  const said = <K extends keyof StayingFacts>(
    field: K,
    value: StayingFacts[K] | undefined,
  ): StayingFacts[K] => (value === undefined ? before[field] : value);
  return {
    wantsToStay: said('wantsToStay', input.wantsToStay),
    whoHarmsLivesThere: said('whoHarmsLivesThere', input.whoHarmsLivesThere),
    whoHarmsMayEnter: said('whoHarmsMayEnter', input.whoHarmsMayEnter),
    orderKeepsOut: said('orderKeepsOut', input.orderKeepsOut),
    orderEndsOn: said('orderEndsOn', input.orderEndsOn),
    tenure: said('tenure', input.tenure),
    landlord: said('landlord', input.landlord),
    landlordConsent: said('landlordConsent', input.landlordConsent),
    landlordsScheme: said('landlordsScheme', input.landlordsScheme),
    homeDistrictId: said('homeDistrictId', homeDistrictId),
  };
}

async function stayingOf(tx: Tx, id: string): Promise<StayingType> {
  const {
    facts: { homeDistrictId, ...facts },
    toldAt,
  } = await findStaying(tx, id);
  const { districts } = await placesOf(tx);
  return {
    id,
    toldAt,
    ...facts,
    homeDistrictCode: homeDistrictId && (districts.get(homeDistrictId)?.code ?? null),
  };
}
