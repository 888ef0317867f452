/** Italian. */
import type { Tongue } from './tongue.ts';

export const IT: Tongue = {
  home: 'jurisdiction:IT',
  trade:
    /intelligenza artificiale|\bia\b|\bai\b|chatbot|modell[oi] linguistic|\bchip\b|dati personali|garante|privacy|piattaform|algoritm|semiconduttor|supercomputer/u,
  acts: [
    {
      type: 'STAY',
      by: 'court',
      on: 'nobody',
      words:
        /\b(?:tribunale|giudice|tar|consiglio di stato|corte)\b[^.;]{0,80}sospe|sospe\p{L}+ [^.;]{0,30}(?:multa|sanzione|provvedimento)/u,
    },
    {
      type: 'COURT_ORDER',
      by: 'court',
      on: 'somebody',
      words:
        /\b(?:ordina\p{L}*|condanna\p{L}*|vieta\p{L}*|inibi\p{L}*|annulla\p{L}*|rigetta\p{L}*|respin\p{L}+|accogli\p{L}+|accolt\p{L})\b/u,
    },
    { type: 'FINE', by: 'official', on: 'somebody', words: /\b(?:multa|multe|multat\p{L}|sanzion\p{L}+)\b/u },
    {
      type: 'ENTITY_LISTING',
      by: 'official',
      on: 'somebody',
      words:
        /\b(?:aggiun\p{L}+|inseri\p{L}+|mess[oaie]|mett(?:e|ono)|iscri\p{L}+|inclu\p{L}+) [^.;]{0,140}(?:entity list|lista nera|black ?list|(?:lista|elenco) (?:delle|di|dei) (?:entità|soggetti))/u,
    },
    {
      type: 'BAN',
      by: 'official',
      on: 'somebody',
      words: /\b(?:blocca\p{L}*|blocco|vieta\p{L}*|divieto|proibi\p{L}+|oscurat\p{L}|oscura)\b/u,
    },
    {
      type: 'ORDER',
      by: 'official',
      on: 'somebody',
      words:
        /\b(?:ordina\p{L}*|ha disposto|dispone|disposto (?:misure|la limitazione|in via)|limitazione [^.;]{0,20}trattamento|ingiun\p{L}+|(?:misur[ae]|procedimento|provvedimento) cautelar\p{L}|impone|imposto)\b/u,
    },
    {
      type: 'DESIGNATION',
      by: 'official',
      on: 'somebody',
      words: /\bdesigna\p{L}* [^.;]{0,80}(?:gatekeeper|controllor|piattaform|rischio)/u,
    },
    {
      type: 'INVESTIGATION',
      by: 'official',
      on: 'somebody',
      words:
        /\b(?:(?:avvia\p{L}*|avvio|apre|aperto|aperta|estes\p{L}|amplia\p{L}*) [^.;]{0,30}(?:istruttoria|indagine|inchiesta|procedimento)|(?:istruttoria|indagine|inchiesta) (?:su|nei confronti|contro|sull\p{L}*|sui))\b/u,
    },
    {
      type: 'INQUIRY',
      by: 'official',
      on: 'somebody',
      words: /\b(?:richiest[ae] di informazioni|chie(?:de|sto|sti) [^.;]{0,40}(?:informazioni|chiarimenti))\b/u,
    },
    {
      type: 'EXPORT_CONTROL_DIRECTIVE',
      by: 'official',
      on: 'somebody',
      words:
        /licenz[ae] (?:di|per l['’]) ?esportazion|controlli (?:sulle|all['’]) ?esportazion|restrizioni (?:alle|all['’]) ?esportazion/u,
    },
    {
      type: 'LICENCE_GRANTED',
      by: 'official',
      on: 'somebody',
      words:
        /\b(?:conced\p{L}+|concess\p{L}+|rilasci\p{L}+|autorizz\p{L}+|approva\p{L}*) [^.;]{0,80}(?:licenz|esporta|vendita)/u,
    },
    {
      type: 'RESCISSION',
      by: 'official',
      on: 'nobody',
      words: /\brevoca\p{L}*\b|\b(?:toglie|tolto) (?:il|lo) (?:blocco|divieto)/u,
    },
    {
      type: 'LEGISLATION',
      by: 'any',
      on: 'nobody',
      words:
        /\b(?:legge|regolamento)\b[^.;]{0,80}(?:in vigore|approvat\p{L}|pubblicat\p{L})|\b(?:approva\p{L}*|via libera|varat\p{L}) [^.;]{0,60}\b(?:legge|regolamento|ddl)\b/u,
    },
    {
      type: 'RULE',
      by: 'official',
      on: 'nobody',
      words: /\bdecreto\b[^.;]{0,60}(?:in vigore|approvat\p{L}|pubblicat\p{L})/u,
    },
    { type: 'GUIDANCE', by: 'official', on: 'nobody', words: /\b(?:linee guida|raccomandazioni|vademecum)\b/u },
    {
      type: 'SUSPENSION',
      by: 'vendor',
      on: 'somebody',
      words:
        /\b(?:sospe\p{L}+|disattiv\p{L}+|ritirat\p{L}|blocca\p{L}*|non (?:è|sono) più (?:disponibil|raggiungibil|accessibil)\p{L})/u,
    },
    {
      type: 'VENDOR_POLICY',
      by: 'vendor',
      on: 'somebody',
      words:
        /\b(?:non (?:vend|offr|forni)\p{L}+ più|(?:modific\p{L}+|aggiorna\p{L}*|cambia\p{L}*) [^.;]{0,40}(?:termini|condizioni|politic\p{L}+) (?:di servizio|d['’]uso|di utilizzo))/u,
    },
    {
      type: 'DEPRECATION',
      by: 'vendor',
      on: 'somebody',
      words: /\b(?:dismess\p{L}|dismett\p{L}+|deprecat\p{L}|fine del supporto|va in pensione|mand\p{L}+ in pensione)/u,
    },
    {
      type: 'RESTORATION',
      by: 'any',
      on: 'somebody',
      words:
        /\b(?:ripristin\p{L}+|di nuovo (?:disponibile|accessibile|raggiungibile)|riattiv\p{L}+|torna (?:disponibile|accessibile|online|in italia))\b/u,
    },
    {
      type: 'OUTAGE',
      by: 'any',
      on: 'somebody',
      words: /\b(?:disservizi\p{L}*|malfunzionament\p{L}|è down|fuori uso|in tilt|guast\p{L}|inaccessibil\p{L})\b/u,
    },
    {
      type: 'LAWSUIT',
      by: 'any',
      on: 'somebody',
      words: /\b(?:causa (?:contro|a)|denuncia (?:contro|a)|cita\p{L}* in giudizio|ricorso contro)\b/u,
    },
  ],
  stops: /[;:–—]| (?:ma|mentre|benché|sebbene|dopo che|prima che|perché) /u,
  unreal:
    /\bnon (?!è più|sono più|solo|(?:vend|offr|forni)\p{L}+ più)|\b(?:nessun\p{L}*|potrebb\p{L}+|dovrebb\p{L}+|sarebb\p{L}+|verrebb\p{L}+|se |qualora|rischi\p{L}+|minacci\p{L}+|chied(?:e|ono) (?:di|un blocco|il blocco)|fino a \d|possibile|ipotesi|tem(?:e|ono)|smenti\p{L}+|propria azienda)/u,
  planned: /\b(?:prevede|annuncia\p{L}* che|a partire dal|entrerà|sarà|saranno|intende|vuole)\b/u,
  passive: /\b(?:è stat[oa]|sono stat[ie]|viene|vengono|fu) /u,
  background: /\bera(?:no)? stat\p{L} |\b(?:aveva|avevano) \p{L}+|\ballora\b|\bchiude l['’]istruttoria\b/u,
  goesOn:
    /\b(?:restano|resta|rimane|rimangono|continua\p{L}*|ancora (?:disponibil|accessibil)\p{L}|non (?:è|sono) interessat)/u,
  office: /l['’]autorità|il garante|\bl['’]antitrust|\bl['’]agenzia\b|\bil ministero\b/u,
  court: /\b(?:tribunale|corte|giudice|giudici|tar|consiglio di stato)\b/u,
  bill: /disegno di legge|\bddl\b|proposta di legge|schema di decreto/u,
  effect: /in vigore|a partire dal|con effetto immediato/u,
  audiences: [
    [/\b(?:stranier\p{L}|cittadini stranieri|non americani)\b/u, { kind: 'foreign-persons', label: 'foreign persons' }],
    [
      /\b(?:pubblica amministrazione|dipendenti pubblici|dispositivi governativi|ministeri)\b/u,
      { kind: 'class', label: 'government agencies' },
    ],
    [
      /\b(?:utenti italiani|interessati italiani|utenti in italia|dati degli italiani)\b/u,
      { kind: 'region', jurisdictions: ['jurisdiction:IT'], label: 'users in Italy' },
    ],
    [/\b(?:minori|minorenni)\b/u, { kind: 'class', label: 'minors' }],
    [/\b(?:tutti (?:gli|i) (?:utenti|clienti)|in tutto il mondo)\b/u, { kind: 'everyone' }],
  ],
};
