import { fileFormats, profiles, ReturnExports } from '@app/duty-report';
import { isProblems, type PersonActor, problem, Problems } from '@app/kernel';
import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Fields, refused, type Refused, type Sent } from '../layout/form';
import { CurrentActor } from '../session/visitor';
import { editions, formats, sizeInWords } from './files';
import { versionIn, YearsOfReturns } from './year';

/** A file that was made, with what proves it. */
interface Made {
  readonly fileName: string;
  readonly size: string;
  readonly sha256: string;
  readonly submitted: boolean;
  /** The file itself: it is made once, and so on record once. */
  readonly href: string;
}

/** Editions of a return as files. Made in less than a second, so the page waits for it and then has it. */
@Controller('returns/:year/files')
export class ReturnFilesController {
  constructor(
    private readonly years: YearsOfReturns,
    private readonly exports: ReturnExports,
  ) {}

  @Get()
  show(
    @CurrentActor() actor: PersonActor,
    @Param('year') year: string,
    @Res() response: Response,
  ): Promise<void> {
    return this.render(actor, year, response, { values: { format: 'ODS' } });
  }

  @Post()
  async make(
    @CurrentActor() actor: PersonActor,
    @Param('year') year: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const { authorityCode } = await this.years.year(actor, year);
    const fields = new Fields(sent);
    const profile = fields.choice('profile', profiles);
    const format = fields.choice('format', fileFormats);
    const version = versionIn(fields.text('version'));
    const outcome =
      profile && format
        ? await this.exports.exportReturn(actor, { authorityCode, year, profile, format, version })
        : new Problems([
            ...(profile ? [] : [problem('CHOICE', 'Choose an edition.', 'profile')]),
            ...(format ? [] : [problem('CHOICE', 'Choose a kind of file.', 'format')]),
          ]);
    if (isProblems(outcome)) {
      response.status(422);
      await this.render(actor, year, response, refused(sent, outcome, ['profile', 'format', 'version']));
      return;
    }
    const { fileName, mediaType, base64, size, sha256, submitted } = outcome;
    const made = {
      fileName,
      size: sizeInWords(size),
      sha256,
      submitted,
      href: `data:${mediaType};base64,${base64}`,
    };
    await this.render(actor, year, response, { values: sent, made });
  }

  private async render(
    actor: PersonActor,
    year: string,
    response: Response,
    more: Partial<Refused> & { readonly made?: Made },
  ): Promise<void> {
    const shown = await this.years.dutyReturn(actor, year);
    response.render('returns/files.njk', {
      title: `Files of the return of ${year}`,
      year,
      ended: shown.yearHasEnded,
      sent: shown.status === 'SUBMITTED',
      editions,
      formats,
      versions:
        shown.versions.length < 2
          ? null
          : shown.versions.map(({ version, status }) => ({
              value: String(version),
              text: `Version ${String(version)}${status === 'SUBMITTED' ? ', as it was submitted' : ', a draft'}`,
            })),
      form: { errorOf: {}, values: {}, ...more },
      ...more,
      back: { href: `/returns/${year}`, text: `Return of ${year}` },
    });
  }
}
