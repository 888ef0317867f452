#!/usr/bin/env node
// Written so that an old Node can read it: it then says in one line what is missing, instead of failing on our syntax.
'use strict';

var needed = [22, 19];
var running = process.versions.node.split('.').map(Number);
var emitWarning = process.emitWarning;

if (running[0] < needed[0] || (running[0] === needed[0] && running[1] < needed[1])) {
  process.stderr.write(
    'bellwether: This is Node ' + process.versions.node + ', and Node ' + needed.join('.') + ' or newer is needed.\n'
  );
  process.exitCode = 2;
} else {
  // Some versions call their own SQLite experimental at every start. Only that warning is left out.
  process.emitWarning = function (warning, options) {
    var type = typeof options === 'string' ? options : options && options.type;
    if (type === 'ExperimentalWarning' && String(warning).indexOf('SQLite') === 0) return;
    emitWarning.apply(process, arguments);
  };
  // Compiled code (and in the checkout TypeScript without its types) is kept beside other temporary files for the next start.
  require('node:module').enableCompileCache();
  import(require('node:fs').existsSync(__dirname + '/bellwether.js') ? './bellwether.js' : './bellwether.ts')
    .then(function (bellwether) {
      return bellwether.main(process.argv.slice(2));
    })
    .then(function (exitCode) {
      process.exitCode = exitCode;
    });
}
