import { randomUUID } from 'node:crypto';
import { record } from '@app/audit';
import { Database, type Tx, Vault } from '@app/database';
import {
  contradictions,
  effectiveRules,
  type AccommodationType,
  type EntryRuleLevel,
  type EntryRules,
  relevantAccommodation,
  type ProviderType,
  wideningProblems,
} from '@app/eligibility';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import {
  type Actor,
  addDays,
  authorise,
  isProblems,
  type LocalDate,
  NotFound,
  type Outcome,
  type PersonActor,
  problem,
  Problems,
  refuse,
} from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { In, MoreThanOrEqual } from 'typeorm';
import {
  DescribeServiceInput,
  EntryRulesInput,
  RegisterServiceInput,
  type ServiceFeaturesInput,
  SetEntryRulesInput,
} from './api/service.input';
import type { EntryRulesAtType } from './api/entry-rules.type';
import type {
  EntryRulesSetType,
  LocationRecordedType,
  RevealedLocationType,
  ServiceType,
} from './api/service.type';
import { readService, readServices } from './store/accommodation.read';
import {
  type EntryRulesLevel,
  findLevel,
  rulesAbove,
  rulesAt,
  saveEntryRules,
} from './store/entry-rules.store';
import { claim, endClaim, serviceLock, unitLock } from './store/occupancy.store';
import { RefugeLocationEntity, ServiceDistrictEntity, ServiceEntity } from './store/service.entity';
import { UnitEntity } from './store/unit.entity';
import { writeVacancyFacts } from './store/vacancy-facts.store';
import { VacancyEntity } from './store/vacancy.entity';

/** What a provider says of its services: what they are, whom they take, where they are (sealed), and when they close. */
@Injectable()
export class Services {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
  ) {}

  services(actor: Actor, args: PageArgs): Promise<Page<ServiceType>> {
    authorise(actor, 'services');
    return this.db.read(actor, (tx) => readServices(tx, args));
  }

  service(actor: Actor, id: string): Promise<ServiceType | null> {
    authorise(actor, 'service');
    return this.db.read(actor, (tx) => readService(tx, id));
  }

  /**
   * Opens a service. It is shown by its district, or, alone of its type there, by its sub-region: otherwise the
   * district would tell where it is (product section 6).
   */
  registerService(actor: Actor, input: RegisterServiceInput): Promise<Outcome<ServiceType>> {
    authorise(actor, 'registerService');
    return this.db.commit(actor, async (tx) => {
      const problems = checkInput(RegisterServiceInput, input);
      const district = await districtNow(tx, input.districtCode);
      if (!district)
        problems.push(
          problem('UNKNOWN_DISTRICT', 'There is no such district today. Check its code.', 'districtCode'),
        );
      if (input.intakeOpens && input.intakeCloses && input.intakeOpens >= input.intakeCloses) {
        problems.push(problem('INTAKE_ORDER', 'The intake desk must close after it opens.', 'intakeCloses'));
      }
      if (problems.length > 0 || !district) return new Problems(problems);

      await tx.lock(maskingLock(input.accommodationType, district.id));
      const service = newService(tx, actor, input, await providerType(tx));
      const alone = await isAlone(tx, service, district.id);
      service.shownDistrictId = alone ? null : district.id;
      service.shownSubRegion = alone ? maskOf(district) : null;
      await tx.manager.insert(ServiceEntity, service);
      await tx.manager.insert(ServiceDistrictEntity, {
        serviceId: service.id,
        providerId: service.providerId,
        districtId: district.id,
      });
      await record(tx, { action: 'SERVICE_REGISTERED', subject: { kind: 'service', id: service.id } });
      return existing(await readService(tx, service.id));
    });
  }

  /** Says otherwise what a service is like, or its name. What is left out stays as it is. */
  describeService(actor: Actor, input: DescribeServiceInput): Promise<Outcome<ServiceType>> {
    authorise(actor, 'describeService');
    return this.db.commit(actor, async (tx) => {
      const problems = checkInput(DescribeServiceInput, input);
      const service = await ownService(tx, input.id);
      if (problems.length > 0) return new Problems(problems);
      const said = {
        ...(input.name == null ? {} : { name: input.name.trim() }),
        ...(input.features ? featuresSaidIn(input.features) : {}),
      };
      if (Object.keys(said).length > 0) await tx.manager.update(ServiceEntity, { id: service.id }, said);
      await writeVacancyFacts(tx, service.id);
      await record(tx, { action: 'SERVICE_DESCRIBED', subject: { kind: 'service', id: service.id } });
      return existing(await readService(tx, service.id));
    });
  }

  /**
   * Closes a service for good after a day: from the next one on none of its units can be used. Whatever claims a later
   * night must be moved, or given a leaving day, first. Another service that is thereby left alone of its type in the
   * district is masked at once, not only on that day: too early tells nobody anything.
   */
  closeService(actor: Actor, id: string, lastDay: LocalDate): Promise<Outcome<ServiceType>> {
    authorise(actor, 'closeService');
    return this.db.commit(actor, async (tx) => {
      await tx.lock(serviceLock(id));
      const { accommodationType } = await ownService(tx, id);
      const units = await tx.manager.findBy(UnitEntity, { serviceId: id });
      const { districtId } = await tx.manager.findOneByOrFail(ServiceDistrictEntity, { serviceId: id });
      await tx.lock(maskingLock(accommodationType, districtId), ...units.map((unit) => unitLock(unit.id)));
      const { closedOn: known } = await ownService(tx, id);
      if (known) {
        return refuse('SERVICE_CLOSED', 'This service is closed already, or has its closing day.', 'id');
      }
      if (lastDay < tx.today) {
        return refuse('CLOSING_DAY_PAST', 'The last day must be today or later.', 'lastDay');
      }
      const closedOn = addDays(lastDay, 1);
      for (const unit of units) {
        const refused = await closeFrom(tx, unit, closedOn);
        // A refused statement ends the transaction: only the first unit in the way can be named.
        if (refused) {
          return refuse(
            'UNIT_NOT_FREE',
            `Somebody has nights after that day in unit ${unit.code}. Move them, or set their leaving day, first.`,
            'lastDay',
          );
        }
      }
      await tx.manager.update(ServiceEntity, { id }, { closedOn });
      await tx.manager.update(
        VacancyEntity,
        { serviceId: id, status: In(['DRAFT', 'OPEN', 'PAUSED']), availableFrom: MoreThanOrEqual(closedOn) },
        { status: 'WITHDRAWN' },
      );
      await writeVacancyFacts(tx, id);
      await tx.manager.query('select mask_services_left_alone($1)', [id]);
      await record(tx, { action: 'SERVICE_CLOSED', subject: { kind: 'service', id } });
      return existing(await readService(tx, id));
    });
  }

  /**
   * Shows a masked service by its district, once it is no longer alone of its type there. Never done by itself; asked
   * twice, for what others have seen cannot be taken back.
   *
   * @param understood the warning was read: without it, it is answered, and nothing changes.
   */
  unmaskService(actor: Actor, id: string, understood: boolean): Promise<Outcome<ServiceType>> {
    authorise(actor, 'unmaskService');
    return this.db.commit(actor, async (tx) => {
      const service = await ownService(tx, id);
      const { districtId } = await tx.manager.findOneByOrFail(ServiceDistrictEntity, { serviceId: id });
      await tx.lock(maskingLock(service.accommodationType, districtId));
      const { shownSubRegion } = await tx.manager.findOneByOrFail(ServiceEntity, { id });
      if (shownSubRegion === null) {
        return refuse('NOT_MASKED', 'This service is shown by its district already.', 'id');
      }
      if (await isAlone(tx, service, districtId)) {
        return refuse(
          'SERVICE_ALONE',
          'This service is alone of its type in its district: showing the district would tell where it is.',
          'id',
        );
      }
      if (!understood) {
        return refuse(
          'UNMASKING_CANNOT_BE_TAKEN_BACK',
          'Everyone who places households will see which district this service is in, and whoever has seen it will ' +
            'know it for good, even if it is masked again when the other service closes. If you are sure, say that ' +
            'you have understood this.',
          'understood',
        );
      }
      const shown = { shownDistrictId: districtId, shownSubRegion: null };
      await tx.manager.update(ServiceEntity, { id }, shown);
      await writeVacancyFacts(tx, id);
      await record(tx, { action: 'SERVICE_UNMASKED', subject: { kind: 'service', id } });
      return existing(await readService(tx, id));
    });
  }

  /** What one level says of whom it takes, and what holds there with the levels above it. Null: no such level of one's own. */
  entryRules(
    actor: Actor,
    where: { level: EntryRuleLevel; id?: string | null },
  ): Promise<EntryRulesAtType | null> {
    authorise(actor, 'entryRules');
    return this.db.read(actor, async (tx) => {
      const level = await findLevel(tx, where.level, where.id ?? undefined);
      if (!level) return null;
      const says = await rulesAt(tx, level);
      const above = await rulesAbove(tx, level);
      return { id: where.id ?? level.providerId, says, holds: effectiveRules([...above, says]) };
    });
  }

  /** Replaces what one level says; refuses what is wider than the levels above it, field by field. */
  setEntryRules(actor: Actor, input: SetEntryRulesInput): Promise<Outcome<EntryRulesSetType>> {
    authorise(actor, 'setEntryRules');
    return this.db.commit(actor, async (tx) => {
      const checked = await checkEntryRules(tx, input);
      if (isProblems(checked)) return checked;
      const { level, rules } = checked;
      await saveEntryRules(tx, level, rules);
      for (const serviceId of await servicesUnder(tx, level))
        await writeVacancyFacts(tx, serviceId, level.unitId);
      await record(tx, {
        action: 'ENTRY_RULES_SET',
        subject: { kind: input.level.toLowerCase(), id: input.id ?? level.providerId },
      });
      return { id: input.id ?? level.providerId };
    });
  }

  /** Seals the address of a service, or of one of its units, under the provider's own key; replaces the one before. */
  recordRefugeLocation(
    actor: Actor,
    where: { serviceId: string; unitId?: string | null; address: string },
  ): Promise<Outcome<LocationRecordedType>> {
    authorise(actor, 'recordRefugeLocation');
    return this.db.commit(actor, async (tx) => {
      const service = await tx.manager.findOneBy(ServiceEntity, { id: where.serviceId });
      if (service?.providerId !== actor.organisationId) throw new NotFound();
      const address = where.address.trim();
      if (address.length < 5 || address.length > 500) {
        return refuse('ADDRESS_LENGTH', 'Give the address in 5 to 500 characters.', 'address');
      }
      const known = await this.findLocation(tx, where.serviceId, where.unitId ?? null);
      const id = known?.id ?? randomUUID();
      const owner = { kind: 'PROVIDER', id: actor.organisationId } as const;
      const sealed = await this.vault.seal(tx, owner, `refuge_location ${id}`, address);
      if (known) await tx.manager.update(RefugeLocationEntity, { id }, { sealed, recordedAt: tx.now });
      else {
        const { serviceId, unitId = null } = where;
        const { organisationId: providerId } = actor;
        await tx.manager.insert(RefugeLocationEntity, {
          id,
          serviceId,
          unitId,
          providerId,
          sealed,
          recordedAt: tx.now,
        });
      }
      await record(tx, {
        action: 'REFUGE_LOCATION_RECORDED',
        subject: { kind: 'service', id: where.serviceId },
      });
      return { id: where.serviceId };
    });
  }

  /** Opens an address for the provider's own staff: a reason is asked and kept, and so is who looked. */
  revealRefugeLocation(
    actor: Actor,
    where: { serviceId: string; unitId?: string | null; reason: string },
  ): Promise<Outcome<RevealedLocationType>> {
    authorise(actor, 'revealRefugeLocation');
    return this.db.commit(actor, async (tx) => {
      const location = await this.findLocation(tx, where.serviceId, where.unitId ?? null);
      if (!location) throw new NotFound();
      const reason = where.reason.trim();
      if (reason.length < 10 || reason.length > 500) {
        return refuse(
          'REASON_NEEDED',
          'Say in 10 to 500 characters why you need the address. It is kept on record.',
          'reason',
        );
      }
      const owner = { kind: 'PROVIDER', id: location.providerId } as const;
      const opened = await this.vault.open(tx, owner, `refuge_location ${location.id}`, location.sealed);
      await record(tx, {
        action: 'REFUGE_LOCATION_REVEALED',
        subject: { kind: 'service', id: where.serviceId },
        reason,
      });
      return { address: opened.toString('utf8') };
    });
  }

  private async findLocation(
    tx: Tx,
    serviceId: string,
    unitId: string | null,
  ): Promise<RefugeLocationEntity | null> {
    return tx.manager
      .createQueryBuilder(RefugeLocationEntity, 'location')
      .where('location.serviceId = :serviceId', { serviceId })
      .andWhere('location.unitId is not distinct from :unitId', { unitId })
      .getOne();
  }
}

/**
 * What a level of the actor's own would say: well formed, and no wider than what stands above it.
 *
 * @throws NotFound when there is no such level of the actor's.
 */
export async function checkEntryRules(
  tx: Tx<PersonActor>,
  input: SetEntryRulesInput,
): Promise<Outcome<{ readonly level: EntryRulesLevel; readonly rules: EntryRules }>> {
  const problems = [
    ...checkInput(SetEntryRulesInput, input),
    ...inRules(checkInput(EntryRulesInput, input.rules)),
  ];
  if (problems.length > 0) return new Problems(problems);
  const level = await findLevel(tx, input.level, input.id);
  if (!level) throw new NotFound();
  const rules = saidIn(input.rules);
  const wrong = [...contradictions(rules), ...wideningProblems(await rulesAbove(tx, level), rules)];
  return wrong.length > 0 ? new Problems(inRules(wrong)) : { level, rules };
}

/** What has no "no limit" says nothing when it is null; elsewhere null is an answer. */
const alwaysLimited = [
  'genderPolicy',
  'minimumAge',
  'noRecourse',
  'substancePolicy',
  'mentalHealthTo',
  'adultDependants',
  'petsTaken',
  'riskToOthersTaken',
  'arsonTaken',
  'careTo',
  'learningDisability',
  'takesLocal',
  'riskTo',
  'referralRoutes',
  'pregnancy',
];

const saidIn = (rules: EntryRulesInput): EntryRules =>
  Object.fromEntries(
    Object.entries(rules).filter(
      ([field, value]) => value !== undefined && !(value === null && alwaysLimited.includes(field)),
    ),
  );

const inRules = <P extends { field?: string | undefined }>(problems: readonly P[]): P[] =>
  problems.map((found) => ({ ...found, field: `rules.${found.field ?? ''}` }));

/** What may be unknown again; elsewhere null is no answer, and changes nothing. */
const mayBeUntold = ['weeklyRentPence', 'personalChargePence'];

const featuresSaidIn = (features: ServiceFeaturesInput): Partial<ServiceFeatures> =>
  Object.fromEntries(
    Object.entries(features).filter(
      ([field, value]) => value !== undefined && !(value === null && !mayBeUntold.includes(field)),
    ),
  );

/** What is assumed of a new service of which nothing was said: no cover, no staff and no skill that nobody stated. */
const plainFeatures = {
  staffing: 'OFFICE_HOURS',
  securities: [],
  staffLanguages: [],
  interpreting: false,
  bslStaff: false,
  byAndForGroups: [],
  faithDiets: [],
  weeklyRentPence: null,
  personalChargePence: null,
  curfew: false,
  petFostering: false,
} as const satisfies Partial<ServiceEntity>;
type ServiceFeatures = Pick<ServiceEntity, keyof typeof plainFeatures>;

async function ownService(tx: Tx<PersonActor>, id: string): Promise<ServiceEntity> {
  return existing(await tx.manager.findOneBy(ServiceEntity, { id, providerId: tx.actor.organisationId }));
}

/** Commands that decide who is alone of a type in a district wait for each other. */
const maskingLock = (type: AccommodationType, districtId: string): string => `masking ${type} ${districtId}`;

interface DistrictNow {
  readonly id: string;
  readonly code: string;
  readonly sub_region: string | null;
  readonly upper_tier_code: string | null;
}

/** By what a masked service is shown: its sub-region, or outside Greater Essex its upper tier. */
const maskOf = ({ sub_region, upper_tier_code, code }: DistrictNow): string =>
  sub_region ?? upper_tier_code ?? code;

/** Closes a unit for good from a day on; a later closing day is brought forward. @returns what refused it. */
async function closeFrom(tx: Tx, unit: UnitEntity, from: LocalDate): Promise<Problems | null> {
  const rows: { id: string; sooner: boolean }[] = await tx.manager.query(
    `select id, arrive <= $2 as sooner from occupancy
     where unit_id = $1 and kind = 'CLOSURE' and free_from = 'infinity' and ends_at > hearth_now()`,
    [unit.id, from],
  );
  const closing = rows[0];
  if (closing?.sooner) return null;
  if (closing) await endClaim(tx, closing.id);
  const made = await claim(tx, {
    unitId: unit.id,
    providerId: unit.providerId,
    kind: 'CLOSURE',
    heldBy: null,
    endsAt: null,
    arrive: from,
    leave: null,
    freeFrom: 'infinity',
  });
  return isProblems(made) ? made : null;
}

function existing<T>(row: T | null): T {
  if (row === null) throw new NotFound();
  return row;
}

async function districtNow(tx: Tx, code: string): Promise<DistrictNow | undefined> {
  const rows: DistrictNow[] = await tx.manager.query(
    `select id, code, sub_region, upper_tier_code from district
     where code = $1 and not provisional and live_from <= hearth_today() and (live_to is null or live_to > hearth_today())`,
    [code],
  );
  return rows[0];
}

async function providerType(tx: Tx<PersonActor>): Promise<ProviderType> {
  const rows: { provider_type: ProviderType | null }[] = await tx.manager.query(
    'select provider_type from organisation where id = $1',
    [tx.actor.organisationId],
  );
  return rows[0]?.provider_type ?? 'OTHER';
}

async function isAlone(tx: Tx, service: ServiceEntity, districtId: string): Promise<boolean> {
  const rows: [{ alone: boolean }] = await tx.manager.query('select service_is_alone($1, $2, $3) as alone', [
    service.accommodationType,
    districtId,
    service.id,
  ]);
  return rows[0].alone;
}

async function servicesUnder(tx: Tx, level: EntryRulesLevel): Promise<string[]> {
  if (level.serviceId !== null) return [level.serviceId];
  const services = await tx.manager.find(ServiceEntity, {
    where: { providerId: level.providerId },
    order: { id: 'ASC' },
  });
  return services.map(({ id }) => id);
}

/** Defaults of product section 5: turnaround and freshness. */
function newService(
  tx: Tx,
  actor: PersonActor,
  input: RegisterServiceInput,
  providerType: ProviderType,
): ServiceEntity {
  const shared = input.accommodationType === 'REFUGE' || input.accommodationType === 'SPECIALIST';
  return {
    id: randomUUID(),
    providerId: actor.organisationId,
    name: input.name.trim(),
    accommodationType: input.accommodationType,
    temporary: input.temporary,
    selfContained: input.selfContained,
    sharesFacilities: input.sharesFacilities,
    managedBy: input.managedBy,
    relevant: relevantAccommodation({
      accommodationType: input.accommodationType,
      providerType,
      partOfSanctuaryScheme: input.accommodationType === 'SANCTUARY',
      temporary: input.temporary,
      selfContained: input.selfContained,
      sharesFacilities: input.sharesFacilities,
      ownedOrManagedBy: input.managedBy,
    }),
    shownDistrictId: null,
    shownSubRegion: null,
    turnaroundDays: input.turnaroundDays ?? (shared ? 1 : 2),
    turnaroundInWorkingDays: input.turnaroundInWorkingDays ?? !shared,
    freshHours: 12,
    agingHours: 24,
    intakeOpens: input.intakeOpens ?? null,
    intakeCloses: input.intakeCloses ?? null,
    openedOn: input.openedOn ?? tx.today,
    closedOn: null,
    ...plainFeatures,
    ...(input.features ? featuresSaidIn(input.features) : {}),
  };
}
