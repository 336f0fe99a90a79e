import { randomUUID } from 'node:crypto';
import { record } from '@app/audit';
import { Database, type Tx, unlessRefused } from '@app/database';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import {
  type Actor,
  addDays,
  authorise,
  BadInput,
  daysBetween,
  isProblems,
  type LocalDate,
  NotFound,
  type Outcome,
  type PersonActor,
  problem,
  type Problem,
  Problems,
  refuse,
} from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { CalendarEntryType } from './api/calendar-entry.type';
import { AddUnitsInput, ChangeUnitInput, VoidUnitInput } from './api/unit.input';
import type { UnitsType, UnitType } from './api/unit.type';
import { readCalendar, readUnits } from './store/accommodation.read';
import {
  bedspacesNeeded,
  changeClaim,
  claim,
  endClaim,
  findClaim,
  serviceLock,
  unitLock,
} from './store/occupancy.store';
import { UnitVoidEntity } from './store/occupancy.entity';
import { ServiceEntity } from './store/service.entity';
import { UnitEntity } from './store/unit.entity';
import { writeVacancyFacts } from './store/vacancy-facts.store';

/** A provider's units and their nights: opening, void, closing, closing urgently, made ready. */
@Injectable()
export class Units {
  constructor(private readonly db: Database) {}

  units(actor: Actor, serviceId: string, args: PageArgs): Promise<Page<UnitType>> {
    authorise(actor, 'units');
    return this.db.read(actor, (tx) => readUnits(tx, serviceId, args));
  }

  /** At most 400 days. */
  calendar(actor: Actor, unitId: string, from: LocalDate, to: LocalDate): Promise<CalendarEntryType[]> {
    authorise(actor, 'calendar');
    const days = daysBetween(from, to);
    if (days < 1 || days > 400) throw new BadInput('Ask for 1 to 400 days.');
    return this.db.read(actor, (tx) => readCalendar(tx, unitId, from, to));
  }

  /** Adds units; the nights before they open are closed. All faults are named at once, and then none is added. */
  addUnits(actor: Actor, input: AddUnitsInput): Promise<Outcome<UnitsType>> {
    authorise(actor, 'addUnits');
    return this.db.commit(actor, async (tx) => {
      await tx.lock(serviceLock(input.serviceId));
      const service = await tx.manager.findOneBy(ServiceEntity, { id: input.serviceId });
      if (service?.providerId !== actor.organisationId) throw new NotFound();
      const taken = new Set(
        (await tx.manager.findBy(UnitEntity, { serviceId: service.id })).map(({ code }) => code),
      );
      const problems = [...checkInput(AddUnitsInput, input), ...repeatedCodes(input, taken)];
      if (service.accommodationType === 'SANCTUARY') {
        problems.push(
          problem(
            'SANCTUARY_HAS_NO_UNITS',
            'A sanctuary scheme has no units: people stay in their own home.',
            'serviceId',
          ),
        );
      }
      if (service.closedOn) {
        problems.push(
          problem('SERVICE_CLOSED', 'This service is closed, or has its closing day.', 'serviceId'),
        );
      }
      if (problems.length > 0) return new Problems(problems);
      const units = input.units.map((unit) => newUnit(service, unit));
      await tx.manager.insert(UnitEntity, units);
      const opens = input.openFrom ?? service.openedOn;
      await tx.manager.query(
        `insert into occupancy (id, unit_id, provider_id, kind, arrive, leave, free_from, claimed_at)
         select gen_random_uuid(), u, $2, 'CLOSURE', '-infinity', $3, $3, hearth_now() from unnest($1::uuid[]) u`,
        [units.map(({ id }) => id), service.providerId, opens],
      );
      await record(tx, { action: 'UNITS_ADDED', subject: { kind: 'service', id: service.id } });
      return { id: service.id, unitIds: units.map(({ id }) => id) };
    });
  }

  /**
   * Says otherwise what a unit is like. What is left out stays as it is. Bedspaces and cots that somebody who lives
   * there, is awaited or has a hold needs cannot be taken away (engineering section 3.8).
   */
  changeUnit(actor: Actor, input: ChangeUnitInput): Promise<Outcome<UnitsType>> {
    authorise(actor, 'changeUnit');
    return this.withUnit(actor, 'UNIT_CHANGED', input.unitId, async (tx, unit) => {
      const problems = checkInput(ChangeUnitInput, input);
      if (problems.length > 0) return problems;
      const said = changesIn(input);
      const { bedspaces, cots } = { ...unit, ...said };
      if (bedspaces < unit.bedspaces || cots < unit.cots) {
        const needed = await bedspacesNeeded(tx, unit.id, cots);
        if (needed > bedspaces) {
          return [
            problem(
              'BEDSPACES_IN_USE',
              `Somebody who lives there, or for whom it is held, needs ${String(needed)} of its bedspaces.`,
              bedspaces < unit.bedspaces ? 'bedspaces' : 'cots',
            ),
          ];
        }
      }
      if (Object.keys(said).length === 0) return [];
      return unlessRefused(
        async () => {
          await tx.manager.update(UnitEntity, { id: unit.id }, said);
          await writeVacancyFacts(tx, unit.serviceId, unit.id);
          return [];
        },
        {
          unit_code_once: refuse('UNIT_CODE_TAKEN', 'The service already has a unit of this code.', 'code'),
        },
      );
    });
  }

  /** Takes a unit out of use for some days, in front of nobody: nights that are taken are refused. */
  voidUnit(actor: Actor, input: VoidUnitInput): Promise<Outcome<UnitsType>> {
    authorise(actor, 'voidUnit');
    return this.withUnit(actor, 'UNIT_VOIDED', input.unitId, async (tx, unit) => {
      const problems = checkInput(VoidUnitInput, input);
      if (input.to && input.to < input.from) {
        problems.push(problem('VOID_ORDER', 'The last day must not be before the first.', 'to'));
      }
      if (problems.length > 0) return new Problems(problems);
      // The last day is unusable too: the first free night is the day after.
      const freeFrom = input.to ? addDays(input.to, 1) : 'infinity';
      const leave = input.to ? addDays(input.to, 1) : null;
      const wanted = {
        arrive: input.from,
        leave,
        freeFrom,
        unitId: unit.id,
        providerId: unit.providerId,
      } as const;
      const made = await claim(tx, { ...wanted, kind: 'VOID', heldBy: null, endsAt: null });
      if (isProblems(made)) return made;
      const { reason, responsible, chaseOn } = input;
      await tx.manager.insert(UnitVoidEntity, {
        occupancyId: made,
        providerId: unit.providerId,
        reason,
        responsible,
        chaseOn,
      });
      return [];
    });
  }

  /** The unit is in order again from today: the rest of its void is free. */
  endVoid(actor: Actor, unitId: string): Promise<Outcome<UnitsType>> {
    authorise(actor, 'endVoid');
    return this.withUnit(actor, 'VOID_ENDED', unitId, async (tx) => {
      const rows: { id: string }[] = await tx.manager.query(
        `select id from occupancy where unit_id = $1 and kind = 'VOID' and ends_at > hearth_now()
           and arrive <= hearth_today() and free_from > hearth_today()`,
        [unitId],
      );
      const current = rows[0];
      if (!current) return [problem('NO_VOID', 'This unit is not void today.', 'unitId')];
      const claimed = await findClaim(tx, current.id);
      if (claimed && claimed.arrive < tx.today) {
        const ended = await changeClaim(tx, current.id, { leave: tx.today, freeFrom: tx.today });
        return isProblems(ended) ? ended : [];
      }
      await endClaim(tx, current.id);
      return [];
    });
  }

  /** Closes a unit for good from a day on: that day is the first unusable one. Later claims must be moved first. */
  closeUnit(actor: Actor, unitId: string, from: LocalDate): Promise<Outcome<UnitsType>> {
    authorise(actor, 'closeUnit');
    return this.withUnit(actor, 'UNIT_CLOSED', unitId, async (tx, unit) => {
      if (from < tx.today)
        return [problem('CLOSING_DAY_PAST', 'The closing day must be today or later.', 'from')];
      const wanted = {
        arrive: from,
        leave: null,
        freeFrom: 'infinity',
        unitId,
        providerId: unit.providerId,
      } as const;
      const made = await claim(tx, { ...wanted, kind: 'CLOSURE', heldBy: null, endsAt: null });
      return isProblems(made) ? made : [];
    });
  }

  /**
   * Stops anything new at once, even over a resident or a hold: the answer's clients must then move whoever is there.
   * What stands is left standing (product section 5, urgent closure).
   */
  closeUnitUrgently(actor: Actor, unitId: string): Promise<Outcome<UnitsType>> {
    authorise(actor, 'closeUnitUrgently');
    return this.withUnit(actor, 'UNIT_CLOSED_URGENTLY', unitId, async (tx, unit) => {
      await tx.manager.update(UnitEntity, { id: unitId }, { doNotUseSince: unit.doNotUseSince ?? tx.now });
      await writeVacancyFacts(tx, unit.serviceId, unitId);
      return [];
    });
  }

  /** Lets an urgently closed unit be used again. */
  reopenUnit(actor: Actor, unitId: string): Promise<Outcome<UnitsType>> {
    authorise(actor, 'reopenUnit');
    return this.withUnit(actor, 'UNIT_REOPENED', unitId, async (tx, unit) => {
      if (!unit.doNotUseSince) return [problem('NOT_CLOSED', 'This unit is not closed urgently.', 'unitId')];
      await tx.manager.update(UnitEntity, { id: unitId }, { doNotUseSince: null });
      await writeVacancyFacts(tx, unit.serviceId, unitId);
      return [];
    });
  }

  /** Ready now: ends the turnaround of the last stay today, once its resident has left. */
  finishTurnaround(actor: Actor, unitId: string): Promise<Outcome<UnitsType>> {
    authorise(actor, 'finishTurnaround');
    return this.withUnit(actor, 'TURNAROUND_FINISHED', unitId, async (tx) => {
      const rows: { id: string; leave: LocalDate }[] = await tx.manager.query(
        `select id, leave from occupancy where unit_id = $1 and kind = 'STAY' and ends_at > hearth_now() and left_on is not null
           and leave <= hearth_today() and free_from > hearth_today()`,
        [unitId],
      );
      const last = rows[0];
      if (!last) return [problem('NO_TURNAROUND', 'This unit is not being made ready today.', 'unitId')];
      // The night they left is theirs still: a departure on the day of arrival keeps one blocked day.
      const claimed = await findClaim(tx, last.id);
      const freeFrom = claimed && claimed.arrive >= tx.today ? addDays(claimed.arrive, 1) : tx.today;
      const ended = await changeClaim(tx, last.id, { freeFrom });
      return isProblems(ended) ? ended : [];
    });
  }

  /** Loads the actor's own unit under its lock, changes it, and records it. */
  private withUnit(
    actor: PersonActor,
    action: string,
    unitId: string,
    change: (tx: Tx<PersonActor>, unit: UnitEntity) => Promise<readonly Problem[] | Problems>,
  ): Promise<Outcome<UnitsType>> {
    return this.db.commit(actor, async (tx) => {
      await tx.lock(unitLock(unitId));
      const unit = await tx.manager.findOneBy(UnitEntity, { id: unitId, providerId: actor.organisationId });
      if (!unit) throw new NotFound();
      const problems = await change(tx, unit);
      if (isProblems(problems)) return problems;
      if (problems.length > 0) return new Problems(problems);
      await record(tx, { action, subject: { kind: 'unit', id: unitId } });
      return { id: unit.serviceId, unitIds: [unitId] };
    });
  }
}

function repeatedCodes(input: AddUnitsInput, taken: ReadonlySet<string>): Problem[] {
  const seen = new Set(taken);
  return input.units.flatMap(({ code }, index) => {
    if (seen.has(code)) {
      return [
        problem('UNIT_CODE_TAKEN', `The service already has a unit ${code}.`, `units.${String(index)}.code`),
      ];
    }
    seen.add(code);
    return [];
  });
}

const newUnit = (service: ServiceEntity, unit: AddUnitsInput['units'][number]): UnitEntity => ({
  id: randomUUID(),
  providerId: service.providerId,
  serviceId: service.id,
  code: unit.code,
  bedspaces: unit.bedspaces,
  cots: unit.cots,
  bedrooms: unit.bedrooms ?? null,
  selfContained: unit.selfContained,
  stepFree: unit.stepFree,
  groundFloor: unit.groundFloor,
  lift: unit.lift,
  wetRoom: unit.wetRoom,
  wheelchairAccessible: unit.wheelchairAccessible,
  vibratingAlarm: unit.vibratingAlarm ?? false,
  sharedKitchen: unit.sharedKitchen ?? !unit.selfContained,
  sharedBathroom: unit.sharedBathroom ?? !unit.selfContained,
  sharedRoom: unit.sharedRoom ?? false,
  doNotUseSince: null,
});

/** What of an input is a change; null is one only where something may be not known. */
const changesIn = (input: ChangeUnitInput): Partial<UnitEntity> =>
  Object.fromEntries(
    Object.entries(input).filter(
      ([field, value]: [string, unknown]) =>
        field !== 'unitId' && value !== undefined && (value !== null || field === 'bedrooms'),
    ),
  );
