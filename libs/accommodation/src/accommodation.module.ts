import { Module } from '@nestjs/common';
import { AdmissionPolicies } from './admission-policies';
import { AdmissionPoliciesResolver } from './api/admission-policies.resolver';
import { ServicesResolver } from './api/services.resolver';
import { UnitsResolver } from './api/units.resolver';
import { VacanciesResolver } from './api/vacancies.resolver';
import { Services } from './services';
import { Units } from './units';
import { Vacancies } from './vacancies';

@Module({
  providers: [
    Services,
    AdmissionPolicies,
    Units,
    Vacancies,
    ServicesResolver,
    AdmissionPoliciesResolver,
    UnitsResolver,
    VacanciesResolver,
  ],
  exports: [Services, AdmissionPolicies, Units, Vacancies],
})
export class AccommodationModule {}
