//! The lines that a shell reads when it starts, so that it asks the program for words.
//!
//! The program that is asked is the one on the line, which may be given with its path. A candidate that ends in a slash is
//! a folder: no space follows it.

/// A shell whose words can be completed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shell {
    Bash,
    Zsh,
    Fish,
}

/// The shells by their names.
pub(crate) const SHELLS: [(&str, Shell); 3] = [
    ("bash", Shell::Bash),
    ("zsh", Shell::Zsh),
    ("fish", Shell::Fish),
];

/// The lines for a shell.
pub(crate) fn script(shell: Shell, name: &str) -> String {
    let template = match shell {
        Shell::Bash => BASH,
        Shell::Zsh => ZSH,
        Shell::Fish => FISH,
    };
    let function = format!("_{}", name.replace('-', "_"));
    template
        .replace("FUNCTION", &function)
        .replace("PROGRAM", name)
}

/// What is before the cursor is handed on as it is, with the letters at which bash parts words: `file://` is three words
/// for bash.
const BASH: &str = r#"FUNCTION() {
    local found
    COMPREPLY=()
    while IFS= read -r found; do
        COMPREPLY+=("$found")
    done < <("$1" complete bash "$COMP_WORDBREAKS" "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == */ ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -F FUNCTION PROGRAM
"#;

/// Also a file for a folder of `fpath`, under the name of the function.
const ZSH: &str = r#"#compdef PROGRAM
FUNCTION() {
    local -a asked found folders others
    asked=(complete -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}")
    (( CURRENT == 2 )) && asked=(complete -- "${(Q)PREFIX}")
    found=(${(f)"$("${(Q)words[1]}" "${asked[@]}" 2>/dev/null)"})
    folders=(${(M)found:#*/})
    others=(${found:#*/})
    compadd -S '' -a folders
    compadd -a others
}
if [[ ${funcstack[1]} == FUNCTION ]]; then
    FUNCTION "$@"
else
    (( ${+functions[compdef]} )) || { autoload -Uz compinit && compinit }
    compdef FUNCTION PROGRAM
fi
"#;

const FISH: &str = r#"function FUNCTION
    set -l before (commandline -opc)
    set -l last (commandline -ct | string replace -r '^[\'"]' '' | string unescape)
    $before[1] complete -- $before[2..-1] "$last" 2>/dev/null
end
complete -c PROGRAM -f -a '(FUNCTION)'
"#;
