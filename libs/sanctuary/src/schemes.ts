import { ServiceEntity } from '@app/accommodation';
import { record } from '@app/audit';
import { Database, type Tx, unlessRefused } from '@app/database';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import { authorise } from '@app/identity';
import {
  type Actor,
  addDays,
  type LocalDate,
  NotFound,
  type Outcome,
  type PersonActor,
  problem,
  Problems,
  refuse,
} from '@app/kernel';
import { districtByCode, placesOf } from '@app/places';
import { Injectable } from '@nestjs/common';
import { PublishSanctuaryCapacityInput, SetSanctuarySchemeInput } from './api/scheme.input';
import type {
  SanctuaryCapacityPublishedType,
  SanctuaryCapacityType,
  SanctuaryRoomType,
  SanctuarySchemeType,
} from './api/scheme.type';
import { schemeProblems } from './domain/scheme';
import { mondayOf, weeksFrom } from './domain/weeks';
import { SanctuarySchemeEntity } from './store/sanctuary.entities';
import {
  publishSlots,
  readCapacity,
  readRooms,
  readScheme,
  readSchemes,
  saveScheme,
  schemeLock,
} from './store/schemes.store';

/** How many weeks ahead are shown, this one included. */
const weeksShown = 12;

/** What a provider says of its sanctuary schemes: whom they take, what they fit, and how much they can do where and when. */
@Injectable()
export class Schemes {
  constructor(private readonly db: Database) {}

  sanctuarySchemes(actor: Actor, args: PageArgs): Promise<Page<SanctuarySchemeType>> {
    authorise(actor, 'sanctuarySchemes');
    return this.db.read(actor, (tx) => readSchemes(tx, args));
  }

  /** The next twelve weeks of a scheme of one's own; null: it is not there, or not yours. */
  sanctuaryCapacity(actor: Actor, serviceId: string): Promise<SanctuaryCapacityType[] | null> {
    authorise(actor, 'sanctuaryCapacity');
    return this.db.read(actor, async (tx) =>
      (await readScheme(tx, serviceId)) ? readCapacity(tx, serviceId, shownWeeks(tx.today)) : null,
    );
  }

  /** The weeks with room in a district, for whoever places households. */
  sanctuaryRooms(actor: Actor, districtCode: string): Promise<SanctuaryRoomType[]> {
    authorise(actor, 'sanctuaryRooms');
    return this.db.read(actor, (tx) => readRooms(tx, districtCode, shownWeeks(tx.today)));
  }

  /** Makes a service of the type SANCTUARY a scheme with entry rules, or changes them. */
  setSanctuaryScheme(actor: Actor, input: SetSanctuarySchemeInput): Promise<Outcome<SanctuarySchemeType>> {
    authorise(actor, 'setSanctuaryScheme');
    const { serviceId, riskConsiderTo = null, ...rules } = input;
    return this.db.commit(actor, async (tx) => {
      const problems = checkInput(SetSanctuarySchemeInput, input);
      await tx.lock(schemeLock(serviceId));
      const service = await ownService(tx, serviceId);
      if (service.accommodationType !== 'SANCTUARY') {
        problems.push(
          problem(
            'NOT_A_SANCTUARY_SERVICE',
            'Only a service of the type SANCTUARY is a scheme.',
            'serviceId',
          ),
        );
      }
      if (problems.length === 0) problems.push(...schemeProblems({ ...rules, riskConsiderTo }));
      if (problems.length > 0) return new Problems(problems);
      await saveScheme(tx, {
        serviceId,
        providerId: actor.organisationId,
        riskTo: rules.riskTo,
        riskConsiderTo,
        tenuresTaken: rules.tenuresTaken,
        tenuresConsidered: rules.tenuresConsidered,
        landlordsSchemeFirst: rules.landlordsSchemeFirst,
        noRecourse: rules.noRecourse,
        items: rules.items,
        setAt: tx.now,
      });
      await record(tx, { action: 'SANCTUARY_SCHEME_SET', subject: { kind: 'service', id: serviceId } });
      return existing(await readScheme(tx, serviceId));
    });
  }

  /** Publishes how many jobs can be started, by district, for a run of weeks. Never fewer than are taken on already. */
  publishSanctuaryCapacity(
    actor: Actor,
    input: PublishSanctuaryCapacityInput,
  ): Promise<Outcome<SanctuaryCapacityPublishedType>> {
    authorise(actor, 'publishSanctuaryCapacity');
    const { serviceId, firstWeek } = input;
    return this.db.commit(actor, async (tx) => {
      const problems = checkInput(PublishSanctuaryCapacityInput, input);
      await tx.lock(schemeLock(serviceId));
      const service = await ownService(tx, serviceId);
      const places = await placesOf(tx);
      problems.push(...weekProblems(firstWeek, tx.today, 'firstWeek'));
      if (service.closedOn !== null) {
        problems.push(
          problem('SERVICE_CLOSED', 'This service is closed, or has its closing day.', 'serviceId'),
        );
      }
      if (!(await tx.manager.existsBy(SanctuarySchemeEntity, { serviceId }))) {
        problems.push(
          problem('SCHEME_NOT_SET', 'Say whom the scheme takes and what it fits first.', 'serviceId'),
        );
      }
      const districts = input.districts.flatMap(({ districtCode, slots }, index) => {
        const district = districtByCode(places, districtCode, tx.today);
        if (district) return [{ districtId: district.id, slots }];
        const field = `districts.${String(index)}.districtCode`;
        problems.push(problem('UNKNOWN_DISTRICT', 'There is no such district today. Check its code.', field));
        return [];
      });
      if (problems.length > 0) return new Problems(problems);
      const weeks = weeksFrom(firstWeek, input.weeks);
      return unlessRefused(
        async () => {
          await publishSlots(tx, serviceId, weeks, districts);
          await record(tx, {
            action: 'SANCTUARY_CAPACITY_PUBLISHED',
            subject: { kind: 'service', id: serviceId },
          });
          const before = addDays(firstWeek, 7 * input.weeks);
          return { id: serviceId, capacity: await readCapacity(tx, serviceId, { from: firstWeek, before }) };
        },
        {
          sanctuary_capacity_is_not_overbooked: refuse(
            'SLOTS_IN_USE',
            'In one of these weeks more jobs are taken on than that. Look at the weeks that are taken first.',
            'districts',
          ),
        },
      );
    });
  }
}

/** What is wrong with a week by its first day. */
export const weekProblems = (weekStart: LocalDate, today: LocalDate, field: string) => [
  ...(mondayOf(weekStart) === weekStart
    ? []
    : [problem('NOT_A_MONDAY', `A week is named by its Monday: ${mondayOf(weekStart)}.`, field)]),
  ...(weekStart < mondayOf(today)
    ? [problem('WEEK_IS_OVER', 'Choose this week or a later one.', field)]
    : []),
];

const shownWeeks = (today: LocalDate) => ({
  from: mondayOf(today),
  before: addDays(mondayOf(today), 7 * weeksShown),
});

/** @throws NotFound when there is no such service of the actor's own organisation. */
async function ownService(tx: Tx<PersonActor>, id: string): Promise<ServiceEntity> {
  const service = await tx.manager.findOneBy(ServiceEntity, { id });
  if (service?.providerId !== tx.actor.organisationId) throw new NotFound();
  return service;
}

function existing<T>(found: T | null): T {
  if (!found) throw new NotFound();
  return found;
}
