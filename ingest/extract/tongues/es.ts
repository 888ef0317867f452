/** Spanish. */
import type { Tongue } from './tongue.ts';

export const ES: Tongue = {
  home: null,
  trade:
    /inteligencia artificial|\bia\b|chatbot|modelos? de lenguaje|\bchips?\b|datos personales|protección de datos|plataforma|algoritm|semiconductor|supercomput/u,
  acts: [
    {
      type: 'STAY',
      by: 'court',
      on: 'nobody',
      words: /\b(?:tribunal|juez|jueza|audiencia nacional|corte)\b[^.;]{0,80}suspend/u,
    },
    {
      type: 'COURT_ORDER',
      by: 'court',
      on: 'somebody',
      words:
        /\b(?:orden(?:a|ó)|conden(?:a|ó)|prohíbe|prohibió|bloque(?:a|ó)|anul(?:a|ó)|deneg(?:ó|aron)|neg(?:ó|aron) (?:la|el|una|un)|rechaz(?:a|ó)|desestim(?:a|ó)|dictamin(?:a|ó))(?!\p{L})/u,
    },
    { type: 'FINE', by: 'official', on: 'somebody', words: /\b(?:multa|multas|multó|sancion\p{L}+|sanción)(?!\p{L})/u },
    {
      type: 'ENTITY_LISTING',
      by: 'official',
      on: 'somebody',
      words:
        /\b(?:añad\p{L}+|agreg\p{L}+|inclu\p{L}+|incorpor\p{L}+|sum(?:a|ó|an|aron|ado)|pone|ponen|puso|pusieron|inscri\p{L}+) [^.;]{0,140}(?:entity list|lista (?:negra|de entidades|de control|de vigilancia))/u,
    },
    {
      type: 'BAN',
      by: 'official',
      on: 'somebody',
      words: /\b(?:prohíbe\p{L}*|prohib\p{L}+|bloque\p{L}+|veta|vetó|veto)(?!\p{L})/u,
    },
    {
      type: 'ORDER',
      by: 'official',
      on: 'somebody',
      words:
        /\b(?:orden(?:a|ó|an|aron)|ha ordenado|requi(?:ere|rió) a|exig(?:e|ió)|medida (?:cautelar|preventiva|provisional))(?!\p{L})/u,
    },
    {
      type: 'DESIGNATION',
      by: 'official',
      on: 'somebody',
      words: /\bdesign\p{L}+ [^.;]{0,80}(?:guardi[aá]n|gatekeeper|plataforma|riesgo)/u,
    },
    {
      type: 'INVESTIGATION',
      by: 'official',
      on: 'somebody',
      words:
        /\b(?:investigación|investiga|investigará|expediente|abr(?:e|ió) [^.;]{0,40}(?:investigación|procedimiento|expediente))(?!\p{L})/u,
    },
    {
      type: 'INQUIRY',
      by: 'official',
      on: 'somebody',
      words:
        /(?:requerimiento|solicitud) de información|\bconvoc(?:a|ó|ado) a\b|(?:pide|pidió|solicita|solicitó) [^.;]{0,40}(?:información|explicaciones)/u,
    },
    {
      type: 'EXPORT_CONTROL_DIRECTIVE',
      by: 'official',
      on: 'somebody',
      words:
        /licencias? (?:de|para la) exportación|controles? (?:de|a) (?:la |las )?exportaci|restricciones? (?:a|de) (?:la |las )?exportaci/u,
    },
    {
      type: 'LICENCE_GRANTED',
      by: 'official',
      on: 'somebody',
      words:
        /\b(?:conced\p{L}+|otorg\p{L}+|autoriz\p{L}+|aprob\p{L}+|aprueb\p{L}+) [^.;]{0,80}(?:licencia|exporta|venta)/u,
    },
    {
      type: 'RESCISSION',
      by: 'official',
      on: 'nobody',
      words: /\b(?:levant(?:a|ó|an) (?:la|el|las|los|su)|revoc\p{L}+|derog\p{L}+)/u,
    },
    {
      type: 'LEGISLATION',
      by: 'any',
      on: 'nobody',
      words:
        /\b(?:ley|reglamento)\b[^.;]{0,80}(?:en vigor|aprobad\p{L}|promulgad\p{L}|publicad\p{L})|\b(?:aprueba|aprobó|aprueban) [^.;]{0,60}\b(?:ley|reglamento)\b/u,
    },
    {
      type: 'RULE',
      by: 'official',
      on: 'nobody',
      words: /\bdecreto\b[^.;]{0,60}(?:en vigor|aprobad\p{L}|publicad\p{L})/u,
    },
    {
      type: 'GUIDANCE',
      by: 'official',
      on: 'nobody',
      words: /(?:publica|publicó|presenta|presentó) [^.;]{0,60}(?:guías?|directrices|recomendaciones|orientaciones)\b/u,
    },
    {
      type: 'SUSPENSION',
      by: 'vendor',
      on: 'somebody',
      words:
        /\b(?:suspend\p{L}+|desactiv\p{L}+|retir(?:a|ó|an|aron) [^.;]{0,60}|bloque(?:a|ó)|ya no está disponible|dej(?:a|ó) de (?:ofrecer|estar disponible))(?!\p{L})/u,
    },
    {
      type: 'VENDOR_POLICY',
      by: 'vendor',
      on: 'somebody',
      words:
        /\b(?:ya no (?:vend|ofrec|permit)\p{L}+|(?:modific|actualiz|cambi)\p{L}+ [^.;]{0,40}(?:términos|condiciones|políticas?) (?:de uso|de servicio|del servicio))/u,
    },
    {
      type: 'DEPRECATION',
      by: 'vendor',
      on: 'somebody',
      words:
        /\b(?:obsolet\p{L}|descontinu\p{L}+|dejará[n]? de estar disponible|fin (?:de soporte|de vida)|jubila\p{L}*)/u,
    },
    {
      type: 'RESTORATION',
      by: 'any',
      on: 'somebody',
      words:
        /\b(?:restablec\p{L}+|de nuevo disponible|vuelve a estar disponible|reactiv\p{L}+|restaur\p{L}+)(?!\p{L})/u,
    },
    {
      type: 'OUTAGE',
      by: 'any',
      on: 'somebody',
      words:
        /\b(?:caída|caídas|caído|interrupci(?:ón|ones) (?:del|de) servicio|fuera de servicio|fallos? (?:global|mundial|generalizado))(?!\p{L})/u,
    },
    {
      type: 'LAWSUIT',
      by: 'any',
      on: 'somebody',
      words: /\b(?:demanda (?:contra|a)|demandó|demandan a|querella)(?!\p{L})/u,
    },
  ],
  stops: /[;:–—]| (?:pero|mientras|aunque|después de que|antes de que|porque) /u,
  unreal:
    /\b(?:(?<!\bya )no (?!solo)|nunca|ningun\p{L}*|ningún|podrí\p{L}+|deberí\p{L}+|serí\p{L}+|si |ha pedido|piden?|pidió que|reclam\p{L}+|prevé|prevén|hasta \d|amenaz\p{L}+|posible|quizás|propon\p{L}+|rumor\p{L}*|desmint\p{L}+|por cada día|incumplimiento)/u,
  planned: /\b(?:anunci\p{L}+ que|a partir del|entrará|será|serán|planea|prepara)(?!\p{L})/u,
  passive: /\b(?:ha sido|han sido|fue|fueron|será|queda|quedan) /u,
  background: /\bhabía(?:n)? (?:sido )?\p{L}+|\ben su momento\b/u,
  goesOn: /\b(?:siguen|sigue|continúa\p{L}*|disponibles? todavía|no (?:se ven|están) afectad)/u,
  office:
    /\b(?:la agencia|el regulador|la autoridad|el garante|el ministerio|el organismo|la medida|la fiscalía|el gobierno)\b/u,
  court: /\b(?:tribunal|juez|jueza|audiencia|corte suprema|juzgado)\b/u,
  bill: /anteproyecto|proyecto de ley|proposición de ley/u,
  effect: /en vigor|a partir del|con efecto inmediato|vigente/u,
  audiences: [
    [
      /\b(?:extranjer\p{L}+|ciudadanos extranjeros|no estadounidenses)\b/u,
      { kind: 'foreign-persons', label: 'foreign persons' },
    ],
    [
      /\b(?:administración pública|funcionarios|dispositivos (?:gubernamentales|oficiales)|organismos públicos)\b/u,
      { kind: 'class', label: 'government agencies' },
    ],
    [/\b(?:menores)\b/u, { kind: 'class', label: 'minors' }],
    [/\b(?:todos (?:los|sus) (?:usuarios|clientes)|todo el mundo)\b/u, { kind: 'everyone' }],
  ],
};
