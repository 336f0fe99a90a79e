import { AdmissionPolicies, Services, Units } from '@app/accommodation';
import {
  accommodationTypes,
  admissionPolicies,
  byAndForGroups,
  faithDiets,
  ownerTypes,
  securities,
  staffings,
} from '@app/eligibility';
import {
  allows,
  Forbidden,
  isProblems,
  NotFound,
  type Outcome,
  type PersonActor,
  problem,
  Problems,
} from '@app/kernel';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { doneIn, idIn, IdInAddress } from '../layout/address';
import { Fields, refused, type Refused, type Sent } from '../layout/form';
import { languageName } from '../layout/languages';
import { documentBeside, Reading } from '../layout/reading';
import { markOf } from '../live/live';
import { CurrentActor } from '../session/visitor';
import {
  faithWords,
  featureValues,
  groupWords,
  itemsOf,
  languages,
  type OwnService,
  ownerWords,
  policyWords,
  securityWords,
  type ServiceData,
  servicePage,
  type ServicesData,
  servicesPage,
  staffingWords,
  typeWords,
} from './service.page';
import { byLine, unitColumns, unitsIn } from './units-table';

const list = documentBeside(__dirname, 'services');
const one = documentBeside(__dirname, 'service');
const everyDistrict = documentBeside(__dirname, 'districts');

const done = {
  registered: 'The service is registered. Say what it is like, whom you take, and add its units.',
  described: 'What it is like is saved.',
  rules: 'The rules are saved. They hold from now on.',
  admission: 'The admission policy is saved.',
  units: 'The units are added. Offer them when they are free.',
  closing: 'It closes after that day.',
  unmasked: 'It is shown by its district now.',
  location: 'The address is sealed and kept. It is shown only to somebody who gives a reason.',
} as const;

interface Districts {
  readonly districts: readonly {
    readonly code: string;
    readonly name: string;
    readonly greaterEssex: boolean;
  }[];
}

type Found = ServiceData & { readonly service: OwnService };

/** A provider's services: what a manager sets up alone. */
@Controller('services')
export class ServicesController {
  constructor(
    private readonly reading: Reading,
    private readonly services: Services,
    private readonly policies: AdmissionPolicies,
    private readonly units: Units,
  ) {}

  @Get()
  async list(
    @CurrentActor() actor: PersonActor,
    @Query('done') asked: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const data = await this.reading.read<ServicesData>(actor, list);
    response.render('services/services.njk', {
      title: 'Services',
      ...servicesPage(data, new Date()),
      manager: allows('registerService', actor.roles),
      done: doneIn(done, asked),
    });
  }

  @Get('new')
  async new(@CurrentActor() actor: PersonActor, @Res() response: Response): Promise<void> {
    this.onlyManagers(actor);
    await this.newForm(actor, response, { values: { temporary: 'yes' } });
  }

  @Post('new')
  async register(
    @CurrentActor() actor: PersonActor,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const type = fields.choice('accommodationType', accommodationTypes);
    const managedBy = fields.choice('managedBy', ownerTypes);
    const selfContained = fields.yesOrNo('selfContained');
    const sharesFacilities = fields.yesOrNo('sharesFacilities');
    const turnaroundDays = fields.whole('turnaroundDays', 'Enter a number of days from 0 to 60.', [0, 60]);
    const openedOn = fields.day('openedOn');
    const intakeOpens = fields.text('intakeOpens');
    const intakeCloses = fields.text('intakeCloses');
    const wrong = [
      ...fields.problems,
      ...(fields.text('name') ? [] : [problem('LENGTH', 'Give the service a name.', 'name')]),
      ...(type ? [] : [problem('CHOICE', 'Say which type it is.', 'accommodationType')]),
      ...(fields.text('districtCode')
        ? []
        : [problem('CHOICE', 'Say in which district it is.', 'districtCode')]),
      ...(selfContained === null
        ? [problem('CHOICE', 'Say whether every unit is self-contained.', 'selfContained')]
        : []),
      ...(sharesFacilities === null
        ? [problem('CHOICE', 'Say whether households share anything.', 'sharesFacilities')]
        : []),
      ...(managedBy ? [] : [problem('CHOICE', 'Say who owns or manages it.', 'managedBy')]),
    ];
    const outcome =
      wrong.length > 0 || !type || !managedBy
        ? new Problems(wrong)
        : await this.services.registerService(actor, {
            name: fields.textOr('name'),
            accommodationType: type,
            districtCode: fields.textOr('districtCode'),
            temporary: fields.yesOrNo('temporary') ?? true,
            selfContained: selfContained ?? false,
            sharesFacilities: sharesFacilities ?? false,
            managedBy,
            ...(turnaroundDays === null ? {} : { turnaroundDays }),
            ...(fields.ticked('turnaroundInWorkingDays') ? { turnaroundInWorkingDays: true } : {}),
            ...(intakeOpens === null ? {} : { intakeOpens }),
            ...(intakeCloses === null ? {} : { intakeCloses }),
            ...(openedOn === null ? {} : { openedOn }),
          });
    if (!isProblems(outcome)) {
      response.redirect(303, `/services/${outcome.id}?done=registered`);
      return;
    }
    response.status(422);
    await this.newForm(actor, response, refused(sent, outcome));
  }

  @Get(':id')
  async show(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Query('done') asked: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const found = await this.find(actor, id);
    const rules = await this.services.entryRules(actor, { level: 'SERVICE', id });
    const page = servicePage(found, Object.keys(rules?.says ?? {}).length, new Date(), actor.roles);
    response.render('services/service.njk', {
      ...page,
      done: doneIn(done, asked),
      back: { href: '/services', text: 'All services' },
    });
  }

  @Get(':id/features')
  async features(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const { service } = await this.find(actor, id);
    const values = featureValues(service.name, service.features);
    this.featuresForm(actor, service, response, { values: { ...values, seen: markOf(values) } });
  }

  @Post(':id/features')
  async describe(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const { service } = await this.find(actor, id);
    const seen = markOf(featureValues(service.name, service.features));
    const weeklyRentPence = fields.pounds('features.weeklyRentPence');
    const personalChargePence = fields.pounds('features.personalChargePence');
    const wrong = [
      ...fields.problems,
      ...(fields.text('name') ? [] : [problem('LENGTH', 'Give the service a name.', 'name')]),
      ...(fields.textOr('seen') === seen
        ? []
        : [
            problem(
              'CHANGED_MEANWHILE',
              'Somebody else changed this while you looked at it. Go back to the service to see what it says, or send yours again.',
            ),
          ]),
    ];
    const outcome =
      wrong.length > 0
        ? new Problems(wrong)
        : await this.services.describeService(actor, {
            id,
            name: fields.textOr('name'),
            features: {
              staffing: fields.choice('features.staffing', staffings),
              securities: fields.choices('features.securities', securities),
              staffLanguages: fields.many('features.staffLanguages'),
              interpreting: fields.yesOrNo('features.interpreting'),
              bslStaff: fields.yesOrNo('features.bslStaff'),
              byAndForGroups: fields.choices('features.byAndForGroups', byAndForGroups),
              faithDiets: fields.choices('features.faithDiets', faithDiets),
              weeklyRentPence,
              personalChargePence,
              curfew: fields.yesOrNo('features.curfew'),
              petFostering: fields.yesOrNo('features.petFostering'),
            },
          });
    if (!isProblems(outcome)) {
      response.redirect(303, `/services/${id}?done=described`);
      return;
    }
    response.status(422);
    this.featuresForm(actor, service, response, refused({ ...sent, seen }, outcome));
  }

  @Get(':id/admission')
  async admission(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    this.admissionForm(actor, await this.find(actor, id), response, {});
  }

  @Post(':id/admission')
  async setAdmission(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const from = fields.day('from');
    const policy = fields.choice('policy', admissionPolicies);
    const wrong = [
      ...fields.problems,
      ...(policy ? [] : [problem('CHOICE', 'Say which policy it is.', 'policy')]),
    ];
    const outcome =
      wrong.length > 0 || !policy
        ? new Problems(wrong)
        : await this.policies.setAdmissionPolicy(actor, {
            serviceId: id,
            policy,
            legalBasis: fields.textOr('legalBasis'),
            ...(from === null ? {} : { from }),
          });
    if (!isProblems(outcome)) {
      response.redirect(303, `/services/${id}?done=admission`);
      return;
    }
    response.status(422);
    const known = ['policy', 'legalBasis', 'from'];
    this.admissionForm(actor, await this.find(actor, id), response, refused(sent, outcome, known));
  }

  @Get(':id/units/new')
  async newUnits(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    this.onlyManagers(actor);
    this.unitsForm(await this.find(actor, id), response, {});
  }

  /** Reads what was pasted; shows it before it is added, then adds it. */
  @Post(':id/units/new')
  async addUnits(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    this.onlyManagers(actor);
    const fields = new Fields(sent);
    const found = await this.find(actor, id);
    const again = (problems: readonly ReturnType<typeof problem>[]): void => {
      response.status(422);
      this.unitsForm(found, response, refused(sent, new Problems(problems), ['table', 'openFrom']));
    };
    const openFrom = fields.day('openFrom');
    const pasted = unitsIn(fields.textOr('table'));
    const taken = new Set(found.units.nodes.map(({ code }) => code));
    const known = byLine(
      pasted.units.flatMap(({ code }, index) =>
        taken.has(code)
          ? [
              problem(
                'UNIT_CODE_TAKEN',
                `The service already has a unit ${code}.`,
                `units.${String(index)}.code`,
              ),
            ]
          : [],
      ),
      pasted.lines,
    );
    const wrong = [...fields.problems, ...pasted.problems, ...known];
    if (wrong.length > 0) {
      again(wrong);
      return;
    }
    if (fields.text('act') === 'edit') {
      this.unitsForm(found, response, { values: sent });
      return;
    }
    if (fields.text('act') !== 'add') {
      // What no unit has needs no column.
      const told = unitColumns.filter(({ name }) => pasted.units.some((unit) => unit[name]));
      response.render('services/units-check.njk', {
        title: 'Add these units?',
        id,
        name: found.service.name,
        columns: told.map(({ title }) => title),
        rows: pasted.units.map((unit) =>
          told.map(({ name }) => {
            const value = unit[name];
            return typeof value === 'boolean' ? (value ? 'Yes' : '') : String(value ?? '');
          }),
        ),
        form: { values: sent },
      });
      return;
    }
    const outcome = await this.units.addUnits(actor, {
      serviceId: id,
      units: pasted.units.map(({ bedrooms, ...unit }) => ({
        ...unit,
        ...(bedrooms === null ? {} : { bedrooms }),
      })),
      ...(openFrom === null ? {} : { openFrom }),
    });
    if (isProblems(outcome)) {
      again(byLine(outcome.problems, pasted.lines));
      return;
    }
    response.redirect(303, `/services/${id}?done=units`);
  }

  @Get(':id/close')
  async close(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    this.onlyManagers(actor);
    this.plain('close', await this.find(actor, id), response, {});
  }

  @Post(':id/close')
  async closeAfter(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const lastDay = fields.day('lastDay');
    const wrong = [
      ...fields.problems,
      ...(lastDay || fields.problems.length > 0
        ? []
        : [problem('DAY', 'Enter the last day it is open.', 'lastDay')]),
      ...(fields.ticked('understood')
        ? []
        : [problem('CHOICE', 'Say that you have understood that it closes for good.', 'understood')]),
    ];
    const outcome =
      wrong.length > 0 || !lastDay
        ? new Problems(wrong)
        : await this.services.closeService(actor, id, lastDay);
    if (!isProblems(outcome)) {
      response.redirect(303, `/services/${id}?done=closing`);
      return;
    }
    response.status(422);
    const found = await this.find(actor, id);
    this.plain('close', found, response, refused(sent, outcome, ['lastDay', 'understood']));
  }

  @Get(':id/district')
  async district(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    this.onlyManagers(actor);
    this.plain('district', await this.find(actor, id), response, {});
  }

  @Post(':id/district')
  async unmask(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const understood = new Fields(sent).ticked('understood');
    const outcome = await this.services.unmaskService(actor, id, understood);
    if (!isProblems(outcome)) {
      response.redirect(303, `/services/${id}?done=unmasked`);
      return;
    }
    response.status(422);
    this.plain('district', await this.find(actor, id), response, refused(sent, outcome, ['understood']));
  }

  @Get(':id/location')
  async location(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Res() response: Response,
  ): Promise<void> {
    this.locationPage(actor, await this.find(actor, id), response, {});
  }

  @Post(':id/location')
  async recordLocation(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const found = await this.find(actor, id);
    const outcome = await this.services.recordRefugeLocation(actor, {
      serviceId: id,
      unitId: ofUnit(fields, found),
      address: fields.textOr('address'),
    });
    if (!isProblems(outcome)) {
      response.redirect(303, `/services/${id}?done=location`);
      return;
    }
    response.status(422);
    this.locationPage(actor, found, response, refused(sent, outcome, ['address']));
  }

  /** Shown in the answer to this form only: in no address, no list and no page that can be loaded again. */
  @Post(':id/location/reveal')
  async revealLocation(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const found = await this.find(actor, id);
    const outcome = await this.reveal(actor, found, fields);
    if (isProblems(outcome)) {
      response.status(422);
      this.locationPage(actor, found, response, refused(sent, outcome, ['reason', 'shownOf']));
    } else this.locationPage(actor, found, response, {}, outcome.address);
  }

  private async reveal(
    actor: PersonActor,
    found: Found,
    fields: Fields,
  ): Promise<Outcome<{ readonly address: string }>> {
    try {
      return await this.services.revealRefugeLocation(actor, {
        serviceId: found.service.id,
        unitId: ofUnit(fields, found, 'shownOf'),
        reason: fields.textOr('reason'),
      });
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      return new Problems([
        problem('NO_ADDRESS', 'No address is kept for this. A manager can record it below.', 'shownOf'),
      ]);
    }
  }

  /** @throws Forbidden for whoever may not set up services. */
  private onlyManagers({ roles }: PersonActor): void {
    if (!allows('registerService', roles)) throw new Forbidden();
  }

  /** @throws NotFound when there is no such service of theirs. */
  private async find(actor: PersonActor, id: string): Promise<Found> {
    const data = await this.reading.read<ServiceData>(actor, one, { id });
    if (!data.service) throw new NotFound();
    return { ...data, service: data.service };
  }

  private async newForm(actor: PersonActor, response: Response, more: Partial<Refused>): Promise<void> {
    const { districts } = await this.reading.read<Districts>(actor, everyDistrict);
    const items = (ours: boolean) =>
      districts
        .filter(({ greaterEssex }) => greaterEssex === ours)
        .map(({ code, name }) => ({ value: code, text: name }));
    response.render('services/new.njk', {
      title: 'Set up a service',
      types: Object.entries(typeWords).map(([value, { text, hint }]) => ({
        value,
        text,
        hint: { text: hint },
      })),
      districts: [{ value: '', text: 'Choose a district' }, ...items(true), ...items(false)],
      owners: itemsOf(ownerWords),
      form: { values: {}, errorOf: {}, ...more },
      errors: more.errors,
      back: { href: '/services', text: 'All services' },
    });
  }

  private featuresForm(
    actor: PersonActor,
    service: OwnService,
    response: Response,
    more: Partial<Refused>,
  ): void {
    const spoken = [...new Set([...service.features.staffLanguages, ...languages])];
    response.render('services/features.njk', {
      title: `What ${service.name} is like`,
      id: service.id,
      manager: allows('describeService', actor.roles),
      staffings: itemsOf(staffingWords),
      securities: itemsOf(securityWords),
      languages: spoken
        .map((value) => ({ value, text: languageName(value) }))
        .sort((a, b) => a.text.localeCompare(b.text)),
      groups: itemsOf(groupWords),
      faiths: itemsOf(faithWords),
      yesNo: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ],
      form: { values: {}, errorOf: {}, ...more },
      errors: more.errors,
      back: backTo(service),
    });
  }

  private admissionForm(
    actor: PersonActor,
    { service, admissionPolicies: stated }: Found,
    response: Response,
    more: Partial<Refused>,
  ): void {
    response.render('services/admission.njk', {
      title: `Admission by sex and gender: ${service.name}`,
      id: service.id,
      manager: allows('setAdmissionPolicy', actor.roles),
      stated: stated.nodes.map(({ policy, legalBasis, from }) => ({
        policy: policyWords[policy],
        legalBasis,
        from,
      })),
      policies: itemsOf(policyWords),
      form: { values: {}, errorOf: {}, ...more },
      errors: more.errors,
      back: backTo(service),
    });
  }

  private unitsForm({ service }: Found, response: Response, more: Partial<Refused>): void {
    response.render('services/units-new.njk', {
      title: `Add units to ${service.name}`,
      id: service.id,
      columns: unitColumns.map(({ title }) => title),
      form: { values: {}, errorOf: {}, ...more },
      errors: more.errors,
      back: backTo(service),
    });
  }

  private plain(
    name: 'close' | 'district',
    { service }: Found,
    response: Response,
    more: Partial<Refused>,
  ): void {
    response.render(`services/${name}.njk`, {
      title: name === 'close' ? `Close ${service.name}` : `Show ${service.name} by its district`,
      id: service.id,
      name: service.name,
      units: service.units,
      area: service.area.name,
      masked: service.masked,
      form: { values: {}, errorOf: {}, ...more },
      errors: more.errors,
      back: backTo(service),
    });
  }

  private locationPage(
    actor: PersonActor,
    { service, units }: Found,
    response: Response,
    more: Partial<Refused>,
    revealed?: string,
  ): void {
    response.render('services/location.njk', {
      title: `Where ${service.name} is`,
      id: service.id,
      name: service.name,
      manager: allows('recordRefugeLocation', actor.roles),
      places: [
        { value: '', text: 'The whole service' },
        ...units.nodes.map(({ id, code }) => ({ value: id, text: code })),
      ],
      revealed,
      form: { values: {}, errorOf: {}, ...more },
      errors: more.errors,
      back: backTo(service),
    });
  }
}

const backTo = ({ id, name }: OwnService): { readonly href: string; readonly text: string } => ({
  href: `/services/${id}`,
  text: `Back to ${name}`,
});

/** The unit that was chosen, of this service; null for the whole of it. @throws NotFound for any other. */
function ofUnit(fields: Fields, { units }: Found, name = 'unitId'): string | null {
  const chosen = fields.text(name);
  if (chosen === null) return null;
  if (!units.nodes.some(({ id }) => id === chosen)) throw new NotFound();
  return idIn(chosen);
}
