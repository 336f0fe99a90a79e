import { Module } from '@nestjs/common';
import { AdmissionPolicies } from './admission-policies';
import { AdmissionPoliciesResolver } from './api/admission-policies.resolver';
import { ServiceStandingsResolver } from './api/service-standings.resolver';
import { ServicesResolver } from './api/services.resolver';
import { UnitsResolver } from './api/units.resolver';
import { VacanciesResolver } from './api/vacancies.resolver';
import { ServiceStandings } from './service-standings';
import { Services } from './services';
import { Units } from './units';
import { Vacancies } from './vacancies';

@Module({
  providers: [
    Services,
    AdmissionPolicies,
    ServiceStandings,
    Units,
    Vacancies,
    ServicesResolver,
    AdmissionPoliciesResolver,
    ServiceStandingsResolver,
    UnitsResolver,
    VacanciesResolver,
  ],
  exports: [Services, AdmissionPolicies, ServiceStandings, Units, Vacancies],
})
export class AccommodationModule {}
