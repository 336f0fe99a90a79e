import { randomUUID } from 'node:crypto';
import { record } from '@app/audit';
import { Database, type Tx, Vault } from '@app/database';
import {
  type EntryRules,
  relevantAccommodation,
  type ProviderType,
  wideningProblems,
} from '@app/eligibility';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import {
  type Actor,
  authorise,
  NotFound,
  type Outcome,
  type PersonActor,
  problem,
  Problems,
  refuse,
} from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { EntryRulesInput, RegisterServiceInput, SetEntryRulesInput } from './api/service.input';
import type {
  EntryRulesSetType,
  LocationRecordedType,
  RevealedLocationType,
  ServiceType,
} from './api/service.type';
import { readService, readServices } from './store/accommodation.read';
import { type EntryRulesLevel, findLevel, rulesAbove, saveEntryRules } from './store/entry-rules.store';
import { RefugeLocationEntity, ServiceDistrictEntity, ServiceEntity } from './store/service.entity';
import { writeVacancyFacts } from './store/vacancy-facts.store';

/** What a provider says of its services: what they are, whom they take, and where they are (sealed). */
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

      const service = newService(tx, actor, input, await providerType(tx));
      const alone = await isAlone(tx, service, district.id);
      service.shownDistrictId = alone ? null : district.id;
      service.shownSubRegion = alone ? (district.sub_region ?? district.upper_tier_code) : null;
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

  /** Replaces what one level says; refuses what is wider than the levels above it, field by field. */
  setEntryRules(actor: Actor, input: SetEntryRulesInput): Promise<Outcome<EntryRulesSetType>> {
    authorise(actor, 'setEntryRules');
    return this.db.commit(actor, async (tx) => {
      const problems = [
        ...checkInput(SetEntryRulesInput, input),
        ...inRules(checkInput(EntryRulesInput, input.rules)),
      ];
      if (problems.length > 0) return new Problems(problems);
      const level = await findLevel(tx, input.level, input.id);
      if (!level) throw new NotFound();
      const rules = saidIn(input.rules);
      const wider = wideningProblems(await rulesAbove(tx, level), rules);
      if (wider.length > 0) return new Problems(inRules(wider));
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
      const sealed = await this.vault.sealForProvider(
        tx,
        actor.organisationId,
        `refuge_location ${id}`,
        address,
      );
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
      const place = `refuge_location ${location.id}`;
      const address = await this.vault.openForProvider(tx, location.providerId, place, location.sealed);
      await record(tx, {
        action: 'REFUGE_LOCATION_REVEALED',
        subject: { kind: 'service', id: where.serviceId },
        reason,
      });
      return { address };
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

/** What has no "no limit" says nothing when it is null; elsewhere null is an answer. */
const alwaysLimited = ['genderPolicy', 'minimumAge', 'noRecourse', 'substancePolicy', 'mentalHealthTo'];

const saidIn = (rules: EntryRulesInput): EntryRules =>
  Object.fromEntries(
    Object.entries(rules).filter(
      ([field, value]) => value !== undefined && !(value === null && alwaysLimited.includes(field)),
    ),
  );

const inRules = <P extends { field?: string | undefined }>(problems: readonly P[]): P[] =>
  problems.map((found) => ({ ...found, field: `rules.${found.field ?? ''}` }));

function existing<T>(row: T | null): T {
  if (row === null) throw new NotFound();
  return row;
}

async function districtNow(
  tx: Tx,
  code: string,
): Promise<{ id: string; sub_region: string | null; upper_tier_code: string | null } | undefined> {
  const rows: { id: string; sub_region: string | null; upper_tier_code: string | null }[] =
    await tx.manager.query(
      `select id, sub_region, upper_tier_code from district
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
  const services = await tx.manager.findBy(ServiceEntity, { providerId: level.providerId });
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
  };
}
