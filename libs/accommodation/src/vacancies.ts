import { randomUUID } from 'node:crypto';
import { record } from '@app/audit';
import { Database, type Tx, unlessRefused } from '@app/database';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import {
  type Actor,
  addDays,
  authorise,
  isProblems,
  type LocalDate,
  NotFound,
  type Operation,
  type Outcome,
  type PersonActor,
  Problems,
  refuse,
} from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ChangeVacancyInput, PublishVacancyInput } from './api/vacancy.input';
import type { ConfirmedType, VacancyType } from './api/vacancy.type';
import { offerProblems } from './domain/offer';
import { readVacancies, readVacancy } from './store/accommodation.read';
import { unitLock } from './store/occupancy.store';
import { ServiceEntity } from './store/service.entity';
import { UnitEntity } from './store/unit.entity';
import { writeVacancyFacts } from './store/vacancy-facts.store';
import { VacancyEntity, type VacancyStatus } from './store/vacancy.entity';

type Changes = Partial<Pick<VacancyEntity, 'status' | 'confirmedAt' | 'availableFrom' | 'note'>>;

/** Offering units: publish, change, confirm (one, or a whole service), withdraw. */
@Injectable()
export class Vacancies {
  constructor(private readonly db: Database) {}

  vacancies(actor: Actor, args: PageArgs, statuses: readonly VacancyStatus[]): Promise<Page<VacancyType>> {
    authorise(actor, 'vacancies');
    return this.db.read(actor, (tx) => readVacancies(tx, args, statuses));
  }

  vacancy(actor: Actor, id: string): Promise<VacancyType | null> {
    authorise(actor, 'vacancy');
    return this.db.read(actor, (tx) => readVacancy(tx, id));
  }

  /**
   * Offers a unit. What stands for it and is not offered becomes this vacancy: a draft (proposed when the last household
   * left), or one that was paused.
   */
  publishVacancy(actor: Actor, input: PublishVacancyInput): Promise<Outcome<VacancyType>> {
    authorise(actor, 'publishVacancy');
    return this.db.commit(actor, async (tx) => {
      await tx.lock(unitLock(input.unitId));
      const unit = await tx.manager.findOneBy(UnitEntity, {
        id: input.unitId,
        providerId: actor.organisationId,
      });
      if (!unit) throw new NotFound();
      const problems = [...checkInput(PublishVacancyInput, input), ...offerProblems(input, tx.today)];
      if (problems.length > 0) return new Problems(problems);
      if (unit.doNotUseSince)
        return refuse('UNIT_CLOSED', 'This unit is closed urgently. Reopen it first.', 'unitId');

      const availableFrom = await freeFrom(tx, unit.id, input.availableFrom);
      if (isProblems(availableFrom)) return availableFrom;
      const standing = await tx.manager.findOneBy(VacancyEntity, {
        unitId: unit.id,
        status: In(['DRAFT', 'PAUSED']),
      });
      const vacancy: VacancyEntity = {
        id: standing?.id ?? randomUUID(),
        providerId: unit.providerId,
        serviceId: unit.serviceId,
        unitId: unit.id,
        status: 'OPEN',
        availableFrom,
        confirmedAt: tx.now,
        note: input.note ?? null,
        madeAt: standing?.madeAt ?? tx.now,
      };
      return unlessRefused(
        async () => {
          if (standing) {
            const { status, confirmedAt, note } = vacancy;
            await tx.manager.update(
              VacancyEntity,
              { id: vacancy.id },
              { status, availableFrom, confirmedAt, note },
            );
          } else await tx.manager.insert(VacancyEntity, vacancy);
          return this.written(tx, vacancy, 'VACANCY_PUBLISHED');
        },
        {
          vacancy_one_live_per_unit: refuse(
            'ALREADY_PUBLISHED',
            'This unit is published already. Confirm or withdraw that vacancy.',
            'unitId',
          ),
        },
      );
    });
  }

  /**
   * One press for every unit of a service that is free tonight and not offered: those that are new, and those that the
   * last household left. What was paused on purpose stays so.
   */
  publishService(actor: Actor, serviceId: string): Promise<Outcome<ConfirmedType>> {
    authorise(actor, 'publishService');
    return this.db.commit(actor, async (tx) => {
      const own = { serviceId, providerId: actor.organisationId };
      if (!(await tx.manager.existsBy(ServiceEntity, { id: serviceId, providerId: own.providerId })))
        throw new NotFound();
      const known = await tx.manager.find(UnitEntity, { select: { id: true }, where: own });
      await tx.lock(...known.map(({ id }) => unitLock(id)));
      // Read anew behind the locks: one may just have been closed.
      const units = await tx.manager.findBy(UnitEntity, { id: In(known.map(({ id }) => id)) });
      const standing = await tx.manager.findBy(VacancyEntity, {
        serviceId,
        status: In(['DRAFT', 'OPEN', 'PAUSED']),
      });
      let count = 0;
      for (const { id: unitId, doNotUseSince } of units) {
        const live = standing.find((vacancy) => vacancy.unitId === unitId);
        const isOffered = live !== undefined && live.status !== 'DRAFT';
        if (doNotUseSince || isOffered || (await firstFreeNight(tx, unitId, tx.today)) !== tx.today) continue;
        const offer = { status: 'OPEN', availableFrom: tx.today, confirmedAt: tx.now } as const;
        if (live) await tx.manager.update(VacancyEntity, { id: live.id }, offer);
        else
          await tx.manager.insert(VacancyEntity, {
            id: randomUUID(),
            ...own,
            unitId,
            ...offer,
            note: null,
            madeAt: tx.now,
          });
        count += 1;
      }
      await writeVacancyFacts(tx, serviceId);
      await record(tx, { action: 'SERVICE_PUBLISHED', subject: { kind: 'service', id: serviceId } });
      return { id: serviceId, count };
    });
  }

  /** From when it is free, or its note. It is as fresh as it was: nobody has looked whether it stands. */
  changeVacancy(actor: Actor, input: ChangeVacancyInput): Promise<Outcome<VacancyType>> {
    return this.change(
      actor,
      'changeVacancy',
      input.id,
      'VACANCY_CHANGED',
      async (tx, { unitId, availableFrom: stands }) => {
        const problems = [
          ...checkInput(ChangeVacancyInput, input),
          ...offerProblems(input, tx.today, stands),
        ];
        if (problems.length > 0) return new Problems(problems);
        const note = input.note === undefined ? {} : { note: input.note };
        if (!input.availableFrom || input.availableFrom === stands) return note;
        const availableFrom = await freeFrom(tx, unitId, input.availableFrom);
        return isProblems(availableFrom) ? availableFrom : { ...note, availableFrom };
      },
    );
  }

  /** Says that it still stands: only this makes it fresh. */
  confirmVacancy(actor: Actor, id: string): Promise<Outcome<VacancyType>> {
    return this.change(actor, 'confirmVacancy', id, 'VACANCY_CONFIRMED', (tx) => ({
      confirmedAt: tx.now,
    }));
  }

  /** One press for all open vacancies of a service. */
  confirmService(actor: Actor, serviceId: string): Promise<Outcome<ConfirmedType>> {
    authorise(actor, 'confirmService');
    return this.db.commit(actor, async (tx) => {
      const service = await tx.manager.findOneBy(ServiceEntity, {
        id: serviceId,
        providerId: actor.organisationId,
      });
      if (!service) throw new NotFound();
      const { affected } = await tx.manager.update(
        VacancyEntity,
        { serviceId, providerId: actor.organisationId, status: 'OPEN' },
        { confirmedAt: tx.now },
      );
      await writeVacancyFacts(tx, serviceId);
      await record(tx, { action: 'SERVICE_CONFIRMED', subject: { kind: 'service', id: serviceId } });
      return { id: serviceId, count: affected ?? 0 };
    });
  }

  /** No longer offered. A hold on it stands until its end. */
  withdrawVacancy(actor: Actor, id: string): Promise<Outcome<VacancyType>> {
    return this.change(actor, 'withdrawVacancy', id, 'VACANCY_WITHDRAWN', () => ({ status: 'WITHDRAWN' }));
  }

  private change(
    actor: Actor,
    operation: Operation,
    id: string,
    action: string,
    changes: (tx: Tx, vacancy: VacancyEntity) => Changes | Promise<Outcome<Changes>>,
  ): Promise<Outcome<VacancyType>> {
    authorise(actor, operation);
    return this.db.commit(actor, async (tx) => {
      const found = await tx.manager.findOneBy(VacancyEntity, { id, providerId: actor.organisationId });
      if (!found) throw new NotFound();
      await tx.lock(unitLock(found.unitId));
      const vacancy = await tx.manager.findOneByOrFail(VacancyEntity, { id });
      if (vacancy.status !== 'OPEN') return refuse('NOT_OPEN', 'This vacancy is no longer open.', 'id');
      const changed = await changes(tx, vacancy);
      if (isProblems(changed)) return changed;
      if (Object.keys(changed).length > 0) await tx.manager.update(VacancyEntity, { id }, changed);
      return this.written(tx, vacancy, action);
    });
  }

  private async written(tx: Tx<PersonActor>, vacancy: VacancyEntity, action: string): Promise<VacancyType> {
    await writeVacancyFacts(tx, vacancy.serviceId, vacancy.unitId);
    await record(tx, { action, subject: { kind: 'vacancy', id: vacancy.id } });
    const node = await readVacancy(tx, vacancy.id);
    if (!node) throw new NotFound();
    return node;
  }
}

/** The day itself, or the first free night when no day is asked; else why the unit cannot be offered from then. */
async function freeFrom(tx: Tx, unitId: string, asked?: LocalDate | null): Promise<Outcome<LocalDate>> {
  const free = await firstFreeNight(tx, unitId, asked ?? tx.today);
  if (free === null) {
    return refuse(
      'UNIT_NOT_FREE',
      'This unit is taken and no end is known. Set the leaving day first.',
      'unitId',
    );
  }
  if (asked && free > asked) {
    return refuse(
      'UNIT_NOT_FREE',
      `This unit is not free until ${free}. Publish it from then.`,
      'availableFrom',
    );
  }
  return free;
}

/** The first night from this day on that no standing claim has; null when one has no end. */
async function firstFreeNight(tx: Tx, unitId: string, from: LocalDate): Promise<LocalDate | null> {
  const rows: { arrive: string; free_from: string; still_there: boolean }[] = await tx.manager.query(
    `select day(arrive) as arrive, coalesce(day(free_from), 'infinity') as free_from, arrived_on is not null and left_on is null as still_there
     from occupancy where unit_id = $1 and ends_at > hearth_now()
       and (free_from > $2 or (arrived_on is not null and left_on is null)) order by arrive nulls first`,
    [unitId, from],
  );
  let night: LocalDate = from;
  for (const row of rows) {
    if (row.still_there && night <= tx.today) night = addDays(tx.today, 1);
    if (row.arrive > night || row.free_from <= night) continue;
    if (row.free_from === 'infinity') return null;
    night = row.free_from as LocalDate;
  }
  return night;
}

/** A departure proposes the unit again, from the night it is free: published in one press. */
export async function proposeVacancy(
  tx: Tx,
  unit: Pick<UnitEntity, 'id' | 'serviceId' | 'providerId'>,
  availableFrom: LocalDate,
): Promise<void> {
  const { id: unitId, serviceId, providerId } = unit;
  const common = { providerId, serviceId, unitId, availableFrom, note: null };
  const live = await tx.manager.findOneBy(VacancyEntity, { unitId, status: In(['DRAFT', 'OPEN', 'PAUSED']) });
  if (live) {
    if (live.status === 'DRAFT') await tx.manager.update(VacancyEntity, { id: live.id }, { availableFrom });
  } else
    await tx.manager.insert(VacancyEntity, {
      id: randomUUID(),
      ...common,
      status: 'DRAFT',
      confirmedAt: tx.now,
      madeAt: tx.now,
    });
  await writeVacancyFacts(tx, serviceId, unitId);
}

/** Sets the status of a vacancy that a placement took, or gave back. */
export async function setVacancyStatus(
  tx: Tx,
  vacancy: Pick<VacancyEntity, 'id' | 'serviceId' | 'unitId'>,
  status: VacancyStatus,
): Promise<void> {
  await tx.manager.update(VacancyEntity, { id: vacancy.id }, { status });
  await writeVacancyFacts(tx, vacancy.serviceId, vacancy.unitId);
}
