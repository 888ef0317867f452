/** The sources that are polled. A new one is a file beside this and a line here. */
import { notFound } from '../../graph/errors.ts';
import { nearest } from '../../graph/nearest.ts';
import { anthropicNews } from './anthropic-news.ts';
import { anthropicStatus } from './anthropic-status.ts';
import { awsHealth } from './aws-health.ts';
import { eurLexOjL } from './eur-lex-oj-l.ts';
import { europeanCommissionPress } from './european-commission-press.ts';
import { federalRegisterBis } from './federal-register-bis.ts';
import { federalRegisterCommerce } from './federal-register-commerce.ts';
import { githubStatus } from './github-status.ts';
import { googleCloudStatus } from './google-cloud-status.ts';
import { govukDsit } from './govuk-dsit.ts';
import { guardianAi } from './guardian-ai.ts';
import { openaiNews } from './openai-news.ts';
import { openaiStatus } from './openai-status.ts';
import { openrouterModels } from './openrouter-models.ts';
import type { SourceDefinition } from './source.ts';
import { whiteHouseActions } from './white-house-actions.ts';

/** Regulators, vendors, news, catalogues; the order in which they are listed. */
export const SOURCES: readonly SourceDefinition[] = [
  federalRegisterBis,
  federalRegisterCommerce,
  whiteHouseActions,
  europeanCommissionPress,
  eurLexOjL,
  govukDsit,
  anthropicNews,
  openaiNews,
  anthropicStatus,
  openaiStatus,
  awsHealth,
  googleCloudStatus,
  githubStatus,
  guardianAi,
  openrouterModels,
];

/** By id. Throws NOT_FOUND with the nearest ids. */
export function getSource(id: string): SourceDefinition {
  const found = SOURCES.find((source) => source.id === id.replace(/^source:/, ''));
  if (found !== undefined) return found;
  throw notFound(
    'source',
    id,
    nearest(
      SOURCES.map((source) => source.id),
      id,
    ),
  );
}
