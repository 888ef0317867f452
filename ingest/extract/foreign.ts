/**
 * The main event types in languages other than English: by the stems of their words. Without a grammar of each language only
 * what is plain is read: a word of the act, an actor that can do it, a thing that it can be done to, in one sentence, and no sign
 * that it is denied or only possible.
 */
import type { EventType } from '../../graph/model.ts';
import type { Actor } from './actors.ts';
import { fromNamed } from './actors.ts';
import { findAmount } from './amounts.ts';
import { readChanges } from './changes.ts';
import type { EventMention } from './extraction.ts';
import type { Frame } from './frames.ts';
import { type Named, namedIn, type Reading, spanOf } from './reading.ts';
import type { Sight } from './rules/rule.ts';
import type { Sentence } from './sentences.ts';
import { unique } from './unique.ts';

interface ForeignRule {
  type: EventType;
  actor: 'official' | 'vendor' | 'court' | 'any';
  /** What the act is done to must be named. */
  needsTarget: boolean;
  /** Beginnings of words, by language; in scripts without spaces, parts of the text. */
  stems: Record<string, string>;
}

const RULES: readonly ForeignRule[] = [
  {
    type: 'SUSPENSION',
    actor: 'vendor',
    needsTarget: true,
    stems: {
      de: 'gesperrt sperrt abgeschaltet schaltete|ab schaltet|ab ausgesetzt stellte|ein eingestellt zog|den|stecker deaktiviert',
      fr: 'suspend suspendu désactiv coupé|accès retiré',
      it: 'sospe ha|sospeso disattiv bloccato|accesso ritirat',
      es: 'suspend desactiv retir bloque',
      ja: '停止 遮断 利用できなく',
      zh: '暂停 暫停 停用 关闭 下架',
    },
  },
  {
    type: 'RESTORATION',
    actor: 'any',
    needsTarget: true,
    stems: {
      de: 'wieder|verfügbar wiederhergestellt wieder|freigeschaltet kehrt|zurück',
      fr: 'rétabli de|nouveau|disponible de|retour',
      it: 'ripristinat di|nuovo|disponibile riattivat',
      es: 'restablec de|nuevo|disponible reactiv',
      ja: '再開 復旧',
      zh: '恢复 恢復 重新开放',
    },
  },
  {
    type: 'BAN',
    actor: 'official',
    needsTarget: true,
    stems: {
      de: 'verbietet verboten verbot untersagt sperrt gesperrt blockiert',
      fr: 'interdit interdiction bloque bloqué bannit',
      it: 'blocca bloccat vieta vietat divieto',
      es: 'prohíbe prohib bloque veta',
      ja: '禁止 利用制限',
      zh: '禁止 封禁 禁用',
    },
  },
  {
    type: 'ORDER',
    actor: 'official',
    needsTarget: true,
    stems: {
      de: 'ordnet|an angeordnet anordnung verfügt weist|an',
      fr: 'ordonn enjoint mise|en|demeure met|en|demeure',
      it: 'ordina ordinato disposto dispone limitazione|del|trattamento ingiun',
      es: 'ordena ordenó requiere|a exige',
      ja: '命令 命じ',
      zh: '责令 責令 命令',
    },
  },
  {
    type: 'FINE',
    actor: 'official',
    needsTarget: false,
    stems: {
      de: 'bußgeld geldbuße geldstrafe strafe|von',
      fr: 'amende sanctionn',
      it: 'multa multat sanzion sanzione',
      es: 'multa multó sanciona sancion',
      ja: '課徴金 罰金 制裁金',
      zh: '罚款 罰款 处罚',
    },
  },
  {
    type: 'INVESTIGATION',
    actor: 'official',
    needsTarget: false,
    stems: {
      de: 'ermittl untersuchung verfahren|gegen prüfverfahren',
      fr: 'enquête ouvre|une|enquête',
      it: 'istruttoria indagine inchiesta',
      es: 'investigación investiga expediente',
      ja: '調査',
      zh: '调查 調查',
    },
  },
  {
    type: 'EXPORT_CONTROL_DIRECTIVE',
    actor: 'official',
    needsTarget: true,
    stems: {
      de: 'genehmigung ausfuhrgenehmigung exportkontroll ausfuhrkontroll exportbeschränk',
      fr: 'licence|d|exportation contrôle|des|exportations contrôles|à|l|exportation',
      it: 'licenza|di|esportazione controlli|sulle|esportazioni',
      es: 'licencia|de|exportación controles|de|exportación',
      ja: '輸出規制 輸出許可',
      zh: '出口管制 出口许可',
    },
  },
  {
    type: 'LAWSUIT',
    actor: 'any',
    needsTarget: true,
    stems: {
      de: 'verklagt klage|gegen klagt',
      fr: 'poursuit plainte|contre assigne',
      it: 'causa|contro denuncia|contro cita|in|giudizio',
      es: 'demanda demandó',
      ja: '提訴',
      zh: '起诉 起訴',
    },
  },
  {
    type: 'RESCISSION',
    actor: 'official',
    needsTarget: false,
    stems: {
      de: 'aufgehoben hebt|auf zurückgenommen',
      fr: 'levé lève|l abroge',
      it: 'revocat revoca',
      es: 'levanta levantó revoc',
      ja: '解除 撤回',
      zh: '取消 撤销 解除',
    },
  },
];

const NOT_SO =
  /\b(?:nicht|kein|keine|könnte|würde|wenn|falls|ne|pas|pourrait|si|non|potrebbe|se|no|podría|quizás|fordert|will|soll|möchte|vuole|veut|quiere)\b/i;
const CAN_BE = /できる|かもしれ|可能性|否定|可能|或将|考虑|否认/;

/** Part of what is named goes on: which part, only a grammar could tell. */
const GOES_ON =
  /\b(?:weiterhin|weiter|bleiben|bleibt|unberührt|restent|reste|continue\w*|restano|resta|siguen|sigue|disponibles? todavía)\b|引き続き|継続|影響を受けない|不受影响|不受影響|仍可|仍然/i;

export const hasForeignRules = (language: string | null): boolean =>
  language !== null && /^(?:de|fr|it|es|ja|zh)/.test(language);

export function readForeign(reading: Reading): EventMention[] {
  const language = reading.readable.language!.slice(0, 2);
  const events: EventMention[] = [];
  for (const sentence of reading.sentences) {
    const text = reading.text.slice(sentence.start, sentence.end);
    if ((language === 'ja' || language === 'zh' ? CAN_BE : NOT_SO).test(text) && !/\bnicht nur\b/i.test(text)) continue;
    for (const rule of RULES) {
      const trigger = findStem(reading, sentence, text, rule.stems[language] ?? '');
      if (trigger === -1 || (rule.type === 'SUSPENSION' && GOES_ON.test(text))) continue;
      const event = toEvent(reading, sentence, rule, trigger);
      if (event !== null) events.push(event);
    }
    if (events.length > 60) break;
  }
  return events;
}

/** Token of the first word that begins like one of the stems ("a|b|c": all of them in the sentence, in that order); -1: none. */
function findStem(reading: Reading, sentence: Sentence, text: string, stems: string): number {
  if (stems === '') return -1;
  const lower = text.toLowerCase();
  for (const stem of stems.split(' ')) {
    if (/[\u3040-\u9fff]/u.test(stem)) {
      if (lower.includes(stem)) return sentence.first;
      continue;
    }
    const parts = stem.split('|');
    let at = 0;
    let first = -1;
    for (let i = sentence.first; i < sentence.last && at < parts.length; i++) {
      if (reading.namedAt[i] !== -1 || !reading.tokens[i]!.lower.startsWith(parts[at]!)) continue;
      if (at === 0) first = i;
      at++;
    }
    if (at === parts.length) return first;
  }
  return -1;
}

function toEvent(reading: Reading, sentence: Sentence, rule: ForeignRule, trigger: number): EventMention | null {
  const named = namedIn(reading, sentence.first, sentence.last).filter((one) => !one.exempt && !one.modifier);
  const actors = named.map((one) => fromNamed(reading, one)).filter((actor) => isFit(actor, rule));
  const speaker = speakerActor(reading);
  const actor = actors[0] ?? (speaker !== null && isFit(speaker, rule) ? speaker : null);
  if (actor === null && rule.actor !== 'any' && !(rule.type === 'SUSPENSION' && named.some(isModel))) return null;
  const targets = named.filter(
    (one) => ['Model', 'Provider', 'Channel'].includes(one.entries[0]!.kind) && one.entries[0]!.id !== actor?.entry?.id,
  );
  const lead = targets.length > 0 ? targets : leadTargets(reading, actor);
  if (rule.needsTarget && lead.length === 0) return null;
  if (rule.type === 'RESTORATION' && !lead.some(isModel)) return null;
  if (
    rule.type === 'EXPORT_CONTROL_DIRECTIVE' &&
    !lead.some((one) => isModel(one) || one.entries[0]!.kind === 'Provider')
  )
    return null;
  return complete(reading, sentence, rule, trigger, actor, lead);
}

const isModel = (one: Named): boolean => one.entries[0]!.kind === 'Model';

function isFit(actor: Actor, rule: ForeignRule): boolean {
  if (rule.actor === 'any')
    return actor.kind === 'vendor' || actor.kind === 'authority' || actor.kind === 'jurisdiction';
  if (rule.actor === 'official')
    return actor.kind === 'authority' || actor.kind === 'jurisdiction' || actor.kind === 'legislature';
  return actor.kind === rule.actor;
}

function speakerActor(reading: Reading): Actor | null {
  const entry = reading.speaker === null ? undefined : reading.lexicon.entries.get(reading.speaker);
  if (entry === undefined) return null;
  return entry.kind === 'Authority'
    ? { kind: 'authority', entry, jurisdiction: entry.jurisdiction, at: -1 }
    : { kind: 'vendor', entry, jurisdiction: null, at: -1 };
}

/** What the title and the first paragraph are about. */
function leadTargets(reading: Reading, actor: Actor | null): Named[] {
  return reading.named.filter(
    (one) =>
      one.sentence <= 2 &&
      !one.exempt &&
      ['Model', 'Provider'].includes(one.entries[0]!.kind) &&
      one.entries[0]!.id !== actor?.entry?.id,
  );
}

function complete(
  reading: Reading,
  sentence: Sentence,
  rule: ForeignRule,
  trigger: number,
  actor: Actor | null,
  targets: Named[],
): EventMention {
  const { type } = rule;
  const models = unique(
    targets.flatMap((one) => one.entries.filter((entry) => entry.kind === 'Model').map((entry) => entry.id)),
  );
  const providers = unique(
    targets.flatMap((one) =>
      one.entries.flatMap((entry) => (entry.kind === 'Provider' ? [entry.id] : (entry.provider ?? []))),
    ),
  );
  const dates = (reading.datesOf.get(sentence.index) ?? []).slice(0, 1);
  const isSwitch = type === 'SUSPENSION' || type === 'RESTORATION';
  const event = {
    type,
    stance: 'asserted' as const,
    actor: actor?.entry?.id ?? null,
    authority: actor?.entry?.kind === 'Authority' ? actor.entry.id : null,
    jurisdiction: actor?.jurisdiction ?? null,
    models,
    providers,
    channels: [],
    organisations: [],
    audience: null,
    dates: dates.map(({ clock, instant, precision, local, quote, start, end }) => ({
      clock,
      instant,
      precision,
      local,
      quote,
      start,
      end,
    })),
    status:
      type === 'RESCISSION'
        ? ('RESCINDED' as const)
        : isSwitch && type === 'RESTORATION'
          ? null
          : ('IN_FORCE' as const),
    instrument: null,
    reason: null,
    amount: type === 'FINE' ? findAmount(reading.text.slice(sentence.start, sentence.end)) : null,
    // A stem is less than a sentence understood.
    confidence: models.length > 0 || !rule.needsTarget ? 0.65 : 0.6,
    ...spanOf(reading, sentence.start, sentence.end),
  };
  const sight: Sight = {
    type,
    status: event.status,
    confidence: event.confidence,
    ...(isSwitch
      ? {
          effect: {
            layer: 'operational' as const,
            state: type === 'SUSPENSION' ? ('SUSPENDED' as const) : ('AVAILABLE' as const),
          },
        }
      : {}),
  };
  const frame = { sentence, trigger, from: sentence.first, to: sentence.last, objectEnd: sentence.last } as Frame;
  const acting = actor ?? { kind: 'unknown' as const, entry: null, jurisdiction: null, at: -1 };
  return { ...event, changes: readChanges(reading, frame, sight, event, acting), causedBy: null };
}
