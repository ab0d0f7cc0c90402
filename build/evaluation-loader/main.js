// What a stock Electron has as default_app.asar and the evaluation runtime lacks: opens the app folder named
// on the command line. Switches may stand before it; Playwright puts --inspect=0 and its like there.
const { app } = require('electron')
const { readFileSync } = require('node:fs')
const path = require('node:path')

const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'))
if (named === undefined) {
  process.stderr.write('This Electron opens a folder: name it as the first argument.\n')
  process.exit(2)
}
const folder = path.resolve(named)
const about = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
app.setAppPath(folder)
app.setName(about.productName ?? about.name)
app.setVersion(about.version)
require(path.join(folder, about.main))
