/** German. */
import type { Tongue } from './tongue.ts';

export const DE: Tongue = {
  home: null,
  trade:
    /künstliche\p{L}* intelligenz|\bki\b|\bki-|chatbot|sprachmodell|\bchips?\b|datenschutz|algorithm|plattform|halbleiter|\bai\b/u,
  acts: [
    {
      type: 'STAY',
      by: 'court',
      on: 'nobody',
      words:
        /\b(?:gericht\p{L}*|richter\p{L}*) [^;]{0,80}(?:ausgesetzt|setzt\p{L}* [^;]{0,60} aus|gestoppt|stoppt\p{L}*)/u,
    },
    {
      type: 'COURT_ORDER',
      by: 'court',
      on: 'somebody',
      words:
        /\b(?:sperrt\p{L}*|gesperrt|untersag\p{L}+|verbiete\p{L}*|verboten|verbot|verurteil\p{L}+|abgewiesen|(?:weist|wies) [^;]{0,80} ab|(?:gibt|gab) [^;]{0,80} statt|angeordnet|ordnet\p{L}* [^;]{0,80} an|urteil\p{L}*|entschied\p{L}*)\b/u,
    },
    {
      type: 'ENTITY_LISTING',
      by: 'official',
      on: 'somebody',
      words:
        /(?:entity[- ]list|entitätenliste|sanktionsliste|schwarze\p{L}* liste|\bblacklist|kontrollliste|handelsbeschränkungsliste|liste (?:mit handelsbeschränkung|für handelsbeschränkung|der exportkontroll|unzuverlässiger|nicht vertrauenswürdiger|der unzuverlässigen))[^;]{0,120} (?:gesetzt|setz(?:t|te|en|ten)|genommen|aufgenommen|hinzugefügt|hinzu|gestellt|erweitert|ergänzt)\b|\b(?:setz(?:t|te|en|ten)|nimmt|nahm|fügt\p{L}*|stellt\p{L}*) [^;]{0,160}(?:entity[- ]list|entitätenliste|sanktionsliste|schwarze\p{L}* liste|\bblacklist|kontrollliste|handelsbeschränkungsliste|liste (?:mit handelsbeschränkung|für handelsbeschränkung|der exportkontroll|unzuverlässiger|nicht vertrauenswürdiger|der unzuverlässigen))/u,
    },
    {
      type: 'BAN',
      by: 'official',
      on: 'somebody',
      words:
        /\b(?:verbiete\p{L}*|verboten|verbot|untersag\p{L}+|sperrt\p{L}*|gesperrt|blockier\p{L}+|nutzungsverbot)\b/u,
    },
    {
      type: 'ORDER',
      by: 'official',
      on: 'somebody',
      words:
        /\b(?:angeordnet|anordnung|ordnet\p{L}* [^;]{0,80} an|verfügt\p{L}*|(?:weist|wies\p{L}*) [^;]{0,80} an|angewiesen|(?:als|für) rechtswidrig\p{L}* [^;]{0,40}gemeldet|fordert\p{L}* [^;]{0,80} auf, [^;]{0,80}(?:einzustellen|zu beenden|zu löschen|zu entfernen))\b/u,
    },
    {
      type: 'FINE',
      by: 'official',
      on: 'somebody',
      words:
        /\b(?:bußgeld\p{L}*|geldbuße\p{L}*|geldstrafe\p{L}*|millionenstrafe|strafe von|\p{L}*strafe [^;]{0,100}(?:verhäng\p{L}+|festgesetzt|belegt)|verhäng\p{L}+ [^;]{0,60}strafe)\b/u,
    },
    {
      type: 'INVESTIGATION',
      by: 'official',
      on: 'somebody',
      words:
        /\b(?:verfahren [^;]{0,80}(?:ein|eingeleitet|eröffnet)|(?:eröffnet|leitet)\p{L}* [^;]{0,80}(?:verfahren|ermittlung\p{L}*|untersuchung)|ermittel\p{L}+|ermittlung\p{L}*|untersuchung|prüfverfahren)\b/u,
    },
    {
      type: 'INQUIRY',
      by: 'official',
      on: 'somebody',
      words:
        /\b(?:fragenkatalog|auskunftsersuchen|(?:verlangt|fordert)\p{L}* [^;]{0,60}auskunft|um auskunft gebeten|vorgeladen|einbestellt|bestellt\p{L}* [^;]{0,60} ein|zitiert\p{L}* [^;]{0,60} zu sich)\b/u,
    },
    {
      type: 'EXPORT_CONTROL_DIRECTIVE',
      by: 'official',
      on: 'somebody',
      words:
        /\b(?:ausfuhrgenehmigung\p{L}*|exportgenehmigung\p{L}*|exportkontroll\p{L}*|ausfuhrkontroll\p{L}*|exportbeschränk\p{L}*|exportverbot\p{L}*|(?:export|ausfuhr) [^;]{0,60}genehmigung)\b/u,
    },
    {
      type: 'DESIGNATION',
      by: 'official',
      on: 'somebody',
      words:
        /\b(?:überragende\p{L}* [^;]{0,40}bedeutung [^;]{0,60}(?:fest|hat|zukommt|bestätigt)|(?:stuft|stufte) [^;]{0,80} ein\b|eingestuft|in den kreis [^;]{0,60}aufgenommen|als gatekeeper)/u,
    },
    {
      type: 'LICENCE_GRANTED',
      by: 'official',
      on: 'somebody',
      words:
        /\b(?:lizenz|genehmigung)\p{L}* [^;]{0,100}erteil\p{L}+|\b(?:erteilt\p{L}*|genehmig\p{L}+|erlaub\p{L}+|bewillig\p{L}+) [^;]{0,80}(?:export|ausfuhr|lizenz|verkauf)|(?:exportlizenz|exportgenehmigung|ausfuhrgenehmigung)\p{L}* [^;]{0,60}(?:erteilt|erhalten|genehmigt)/u,
    },
    {
      type: 'RESCISSION',
      by: 'official',
      on: 'nobody',
      words:
        /\b(?:(?:hebt|hob) [^;]{0,80} auf|aufgehoben|zurückgenommen|(?:nimmt|nahm) [^;]{0,80} zurück|widerruf\p{L}*)\b/u,
    },
    {
      type: 'LEGISLATION',
      by: 'any',
      on: 'nobody',
      words:
        /gesetz\p{L}* [^;]{0,80}(?:in kraft|verabschiedet|beschlossen|gebilligt)|(?:verabschiedet|beschließt|beschloss|billigt|stimmt)\p{L}* [^;]{0,80}gesetz|konvention [^;]{0,60}ratifizier/u,
    },
    {
      type: 'RULE',
      by: 'any',
      on: 'nobody',
      words:
        /(?:verordnung|vorschrift|pflicht|regeln|auflagen)\p{L}* [^;]{0,80}(?:in kraft|gelten|gilt|erlassen)|(?:erlässt|erließ|führt) [^;]{0,60}(?:verordnung|vorschrift|pflicht)/u,
    },
    {
      type: 'GUIDANCE',
      by: 'official',
      on: 'nobody',
      words: /\b(?:leitfaden|leitlinien|orientierungshilfe|handreichung|empfehlungen)\b/u,
    },
    {
      type: 'SUSPENSION',
      by: 'vendor',
      on: 'somebody',
      words:
        /\b(?:gesperrt|sperrt\p{L}*|abgeschaltet|schaltet\p{L}* [^;]{0,80} ab|ausgesetzt|setzt\p{L}* [^;]{0,80} aus|stellt\p{L}* [^;]{0,80} ein|eingestellt|zog [^;]{0,40}den stecker|deaktivier\p{L}+|nicht mehr (?:verfügbar|erreichbar|zugänglich)|vom netz)\b/u,
    },
    {
      type: 'VENDOR_POLICY',
      by: 'vendor',
      on: 'somebody',
      words: /nicht mehr an|nutzungsbedingungen|nutzungsrichtlinie/u,
    },
    {
      type: 'DEPRECATION',
      by: 'vendor',
      on: 'somebody',
      words: /\b(?:abgekündigt|ausgemustert|in (?:den ruhestand|rente)|auslaufen|läuft [^;]{0,40} aus|als veraltet)\b/u,
    },
    {
      type: 'RESTORATION',
      by: 'any',
      on: 'somebody',
      words:
        /\b(?:wieder [^;]{0,40}(?:verfügbar|erreichbar|zugänglich|online|freigeschaltet|freigegeben)|wiederhergestellt|kehrt\p{L}* [^;]{0,40}zurück)\b/u,
    },
    {
      type: 'OUTAGE',
      by: 'any',
      on: 'somebody',
      words:
        /\b(?:störung\p{L}*|ausfall\p{L}*|ausfäll\p{L}+|dienstunterbrech\p{L}+|ausgefallen|lahmgelegt|nicht erreichbar)\b/u,
    },
    {
      type: 'LAWSUIT',
      by: 'any',
      on: 'somebody',
      words: /\b(?:verklagt\p{L}*|klage (?:gegen|eingereicht)|reicht\p{L}* [^;]{0,60}klage|klagt\p{L}* gegen)\b/u,
    },
  ],
  stops: /[;:–—]| (?:aber|doch|jedoch|während|obwohl|nachdem|bevor|weil) /u,
  unreal:
    /\b(?:nicht(?! nur\b| mehr\b)|kein\p{L}*|nichts|nie|weder|könnt\p{L}*|würd\p{L}*|wäre\p{L}*|müsst\p{L}*|dürft\p{L}*|sollt\p{L}*|verböt\p{L}*|wenn|falls|ob|wie sie|denkbar|möglich\p{L}*|droh\p{L}*|fordert\p{L}* (?!.*auskunft|.* auf, )|verlangen|bis zu|gerücht\p{L}*|dementier\p{L}*|vorwurf|will (?:nicht|kein))\b/u,
  planned:
    /\b(?:zugesagt|zugesichert|versproch\p{L}+|wird ab|werden ab|ab dem|künftig|plant|geplant\p{L}*|kündigt\p{L}* [^;]{0,60} an|angekündigt|will|wollen|soll|sollen)\b/u,
  passive: /\b(?:wurde|wurden|worden|wird|werden)\b/u,
  background:
    /\b(?:war|waren) [^;]{0,100}(?:worden|gewesen)\b|\bhatte\p{L}* (?:bereits|schon|zuvor|damals)\b|\b(?:damals|seinerzeit|vor jahren)\b/u,
  goesOn: /\b(?:weiterhin|weiter (?:verfügbar|erhältlich|nutzbar)|bleiben|bleibt|unberührt|nicht betroffen)\b/u,
  office:
    /\b(?:die behörde|der behörde|das ministerium|die aufsicht|die kommission|das amt|die (?:general)?staatsanwaltschaft|die regierung)\b/u,
  court: /\b(?:gericht|gerichts|verwaltungsgericht|landgericht|bundesgericht|oberlandesgericht|richter\p{L}*)\b/u,
  bill: /gesetzentwurf|gesetzesentwurf|vernehmlassung|entwurf|ratifizier/u,
  effect: /in kraft|\bgilt\b|gelten|wirksam|\bab dem\b|\bseit dem\b/u,
  audiences: [
    [
      /\b(?:ausländer\p{L}*|ausländische\p{L}*|personen ohne amerikanische|nicht-us-bürger\p{L}*)\b/u,
      { kind: 'foreign-persons', label: 'foreign persons' },
    ],
    [
      /\b(?:behörden|dienstgerät\p{L}*|regierungsgerät\p{L}*|beamte\p{L}*|bundesverwaltung)\b/u,
      { kind: 'class', label: 'government agencies' },
    ],
    [/\b(?:minderjährige\p{L}*|kinder|jugendliche\p{L}*|schulen)\b/u, { kind: 'class', label: 'minors' }],
    [/\b(?:alle|sämtliche|weltweit)\p{L}* ?(?:nutzer|kunden|kundinnen)?\b/u, { kind: 'everyone' }],
  ],
};
