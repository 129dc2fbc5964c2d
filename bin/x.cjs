const { run, realIo } = require("./load.js").load();
run(process.argv.slice(2), realIo()).then((code) => { process.reallyExit(code); });
