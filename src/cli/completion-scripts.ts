/** What shells need to complete commands, options, formats, files and the names of tiers. */
import { formatNames } from "../formats/registry.ts";

export const shells = ["bash", "zsh", "fish"] as const;

export type Shell = (typeof shells)[number];

/** A command, as a shell shows it. */
export interface Completable {
  readonly name: string;
  readonly summary: string;
}

const namesOf = (commands: readonly Completable[]): string => commands.map(({ name }) => name).join(" ");

const options = [
  "--all",
  "--ascii",
  "--color",
  "--format",
  "--help",
  "--max-bytes",
  "--output",
  "--overlay",
  "--set",
  "--width",
].join(" ");

/** The scripts; each calls \`scale-plan completion names FILE\` for the names in a topology. */
export const completionScripts: { readonly [S in Shell]: (commands: readonly Completable[]) => string } = {
  bash: (commands) => `# scale-plan completion for bash: source <(scale-plan completion bash)
_scale_plan() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" file
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W "${namesOf(commands)}" -- "$current")
    return
  fi
  case "$previous" in
    -f | --format) mapfile -t COMPREPLY < <(compgen -W "${formatNames.join(" ")}" -- "$current"); return ;;
    --color) mapfile -t COMPREPLY < <(compgen -W "auto always never" -- "$current"); return ;;
    completion) mapfile -t COMPREPLY < <(compgen -W "${shells.join(" ")}" -- "$current"); return ;;
  esac
  if [ "\${COMP_WORDS[1]}" = explain ] && [ "$COMP_CWORD" -eq 2 ]; then
    file="\${COMP_WORDS[3]:-topology.yaml}"
    mapfile -t COMPREPLY < <(compgen -W "$(scale-plan completion names "$file" 2>/dev/null)" -- "$current")
    return
  fi
  case "$current" in
    -*) mapfile -t COMPREPLY < <(compgen -W "${options}" -- "$current") ;;
    *) mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
  esac
}
complete -o filenames -F _scale_plan scale-plan
`,
  zsh: (commands) => `#compdef scale-plan
# scale-plan completion for zsh: source <(scale-plan completion zsh)
_scale_plan() {
  local file
  if (( CURRENT == 2 )); then
    compadd -- ${namesOf(commands)}
    return
  fi
  case "\${words[CURRENT-1]}" in
    -f | --format) compadd -- ${formatNames.join(" ")}; return ;;
    --color) compadd -- auto always never; return ;;
    completion) compadd -- ${shells.join(" ")}; return ;;
  esac
  if [[ "\${words[2]}" == explain ]] && (( CURRENT == 3 )); then
    file="\${words[4]:-topology.yaml}"
    compadd -- \${(f)"$(scale-plan completion names "$file" 2>/dev/null)"}
    return
  fi
  if [[ "\${words[CURRENT]}" == -* ]]; then
    compadd -- ${options}
  else
    _files
  fi
}
compdef _scale_plan scale-plan
`,
  fish: (commands) => `# scale-plan completion for fish: scale-plan completion fish | source
function __scale_plan_names
  set -l words (commandline -opc)
  set -l file topology.yaml
  test (count $words) -ge 4; and set file $words[4]
  scale-plan completion names $file 2>/dev/null
end
${commands
  .map(
    ({ name, summary }) =>
      `complete -c scale-plan -n __fish_use_subcommand -f -a ${name} -d '${summary.replaceAll("'", "\\'")}'`,
  )
  .join("\n")}
complete -c scale-plan -n '__fish_seen_subcommand_from explain' -a '(__scale_plan_names)'
complete -c scale-plan -n '__fish_seen_subcommand_from completion' -f -a '${shells.join(" ")}'
complete -c scale-plan -s f -l format -x -a '${formatNames.join(" ")}'
complete -c scale-plan -l color -x -a 'auto always never'
${options
  .split(" ")
  .filter((option) => !["--format", "--color"].includes(option))
  .map((option) => `complete -c scale-plan -l ${option.slice(2)}`)
  .join("\n")}
`,
};
