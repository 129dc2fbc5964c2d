const t=require('perf_hooks').performance;const c=()=>{const c=process.cpuUsage();return (c.user+c.system)/1000};const a=c();const l=require("./load.js").load();const b=c();
l.run(process.argv.slice(2), l.realIo()).then((code) => { const d=c();console.error('boot',a.toFixed(0),'load',(b-a).toFixed(1),'run',(d-b).toFixed(1)); });
