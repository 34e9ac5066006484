import{parseFlags}from"./chunk-FQ7AUQQ7.js";import"./chunk-KN54DORK.js";import{CleanroomError}from"./chunk-UGDXNBBN.js";import"./chunk-ND625BFL.js";import{existsSync as existsSync2,mkdirSync,writeFileSync}from"node:fs";import{basename,join as join2}from"node:path";import{existsSync}from"node:fs";import{join}from"node:path";var KINDS=[{marker:"Cargo.toml",image:"rust:1-slim",command:["cargo","--version"]},{marker:"package.json",image:"node:24-slim",command:["nod\
e","--version"]},{marker:"pyproject.toml",image:"python:3-slim",command:["python3","--version"]},{marker:"go.mod",image:"golang:1",command:["go","version"]}],FALLBACK={marker:"",image:"debian:bookworm\
-slim",command:["sh","-c","echo it runs"]};function starterConfig(dir,name){let kind=KINDS.find(({marker})=>existsSync(join(dir,marker)))??FALLBACK;return`# How Cleanroom tests ${name.replaceAll(/[^\x20-\x7e]/g,
"?")}. Check it with: cleanroom validate
default_backend = "auto"      # docker, podman or local, whichever is here
default_policy = "locked"     # no network, no capabilities, non-root, read-only, limited
image = "${kind.image}"
# bin = "target/debug/mycli"  # the program that a step's \`args\` run

[[scenarios]]
name = "smoke"

  [[scenarios.steps]]
  name = "version"
  command = ${JSON.stringify(kind.command)}
  expect = { exit_code = 0, stderr = { empty = true } }
`}var STARTER_WORKFLOW=`name: cleanroom
on: [push, pull_request]
permissions:
  contents: read
jobs:
  scenarios:
    runs-on: ubuntu-24.04
    timeout-minutes: 15
    strategy:
      fail-fast: false
      matrix:
        backend: [docker, podman]
    steps:
      - uses: actions/checkout@v5
      - uses: cleanroom/action@v1
        with:
          backend: \${{ matrix.backend }}
`;var WORKFLOW=".github/workflows/cleanroom.yml",verb={summary:"writes a starter cleanroom.toml and workflow",usage:`Usage: cleanroom init

Writes cleanroom.toml and .github/workflows/cleanroom.yml for the project in this folder; overwrites nothing.
`,run:async(args,io)=>{if(parseFlags(args,{},!1),existsSync2(join2(io.cwd,"cleanroom.toml")))throw new CleanroomError("ConfigInvalid","cleanroom.toml is here already",{hint:"Edit it; `cleanroom valida\
te` checks it."});return writeFileSync(join2(io.cwd,"cleanroom.toml"),starterConfig(io.cwd,basename(io.cwd))),io.out(`wrote cleanroom.toml
`),existsSync2(join2(io.cwd,WORKFLOW))||(mkdirSync(join2(io.cwd,".github/workflows"),{recursive:!0}),writeFileSync(join2(io.cwd,WORKFLOW),STARTER_WORKFLOW),io.out(`wrote ${WORKFLOW}
`)),io.out(`next: cleanroom run
`),0}};export{verb};
