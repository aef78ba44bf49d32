package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// typed is how the program is called in the folder where "make build" puts it.
const typed = "build/yardstick"

func processors() int { return runtime.GOMAXPROCS(0) }

// run is the program: it returns the exit code.
func run(ctx context.Context, e env, args []string) int {
	out := &output{w: e.stdout}
	e.stdout, e.programs = out, newPrograms(ctx)
	root := program(e)
	root.SetArgs(args)
	root.SetOut(e.stdout)
	root.SetErr(e.stderr)
	err := root.ExecuteContext(ctx)
	e.endPrograms()
	if err == nil && out.err != nil {
		err = fmt.Errorf("writing what was asked for: %w", out.err)
	}
	if err != nil {
		e.explain(err)
	}
	return exitCode(err)
}

// program is the tree of verbs.
func program(e env) *cobra.Command {
	h := &house{env: e}
	root := &cobra.Command{
		Use: "yardstick", Short: "Puts influence scores to the test",
		SilenceErrors: true, SilenceUsage: true,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error { return noVerb(c, args) },
	}
	root.PersistentFlags().StringVar(&h.root, "root", ".", "the `folder` that holds experiments and datasets")
	root.PersistentFlags().BoolVar(&h.quiet, "quiet", false, "no progress")
	root.SetFlagErrorFunc(flagError)
	root.SetUsageTemplate(usageText)
	root.SetHelpTemplate(helpText)
	root.CompletionOptions.DisableDefaultCmd = true // ours says what is wrong in our words
	root.SetHelpCommand(helpVerb(root))
	cobra.EnableCommandSorting = false
	root.AddCommand(
		listVerb(h), newVerb(h), validateVerb(h), planVerb(h), lockVerb(h), runVerb(h), tryVerb(h), reportVerb(h), showVerb(h), matrixVerb(h),
		sensitivityVerb(h), exchangeVerb(h),
		scoreVerb(h), compareVerb(h), worldVerb(h), calibrateVerb(h), anchorVerb(h), scorerVerb(h), checkVerb(h), judgeVerb(h), diffVerb(h), proveVerb(h), aaVerb(h), benchVerb(h), versionVerb(h), completionVerb(h),
	)
	return root
}

// noVerb answers a call without a verb, or with one that does not exist.
func noVerb(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usagef("what should it do? \"%s help\" lists the verbs", typed)
	}
	return usagef("unknown verb %q%s", args[0], meant(args[0], verbs(root)))
}

func verbs(root *cobra.Command) []string {
	var names []string
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	return names
}

func helpVerb(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use: "help [VERB]", Short: "Say what a verb does, and how it is called",
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return verbs(root), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return root.Help()
			}
			c, _, err := root.Find(args)
			if err != nil || c == root {
				return noVerb(root, args)
			}
			c.InitDefaultHelpFlag()
			return c.Help()
		},
	}
}

// completionVerb prints what a shell has to run to complete words.
func completionVerb(h *house) *cobra.Command {
	scripts := map[string]func(*cobra.Command) error{
		"bash":       func(root *cobra.Command) error { return root.GenBashCompletionV2(h.stdout, true) },
		"fish":       func(root *cobra.Command) error { return root.GenFishCompletion(h.stdout, true) },
		"powershell": func(root *cobra.Command) error { return root.GenPowerShellCompletionWithDesc(h.stdout) },
		"zsh":        func(root *cobra.Command) error { return root.GenZshCompletion(h.stdout) },
	}
	shells := slices.Sorted(maps.Keys(scripts))
	return &cobra.Command{
		Use: "completion SHELL", Short: "Print what makes a shell complete names: bash, fish, powershell or zsh",
		Example: "  source <(yardstick completion bash)",
		Args:    takes("the name of a shell"), ValidArgs: shells,
		RunE: func(c *cobra.Command, args []string) error {
			script := scripts[args[0]]
			if script == nil {
				return usagef("unknown shell %q%s", args[0], meant(args[0], shells))
			}
			return script(c.Root())
		},
	}
}

// flagError says in our words what is wrong with a flag.
func flagError(c *cobra.Command, err error) error {
	var (
		unknown  *pflag.NotExistError
		missing  *pflag.ValueRequiredError
		value    *pflag.InvalidValueError
		syntax   *pflag.InvalidSyntaxError
		mistaken string
	)
	switch {
	case errors.Is(err, pflag.ErrHelp):
		return err
	case errors.As(err, &unknown):
		mistaken = unknownFlag(c, unknown)
	case errors.As(err, &missing):
		mistaken = fmt.Sprintf("the flag --%s needs a value", missing.GetSpecifiedName())
	case errors.As(err, &value):
		mistaken = fmt.Sprintf("the flag --%s cannot be %q: %s", value.GetFlag().Name, value.GetValue(), wanted(value.GetFlag().Value.Type()))
	case errors.As(err, &syntax):
		mistaken = fmt.Sprintf("%q is no flag", syntax.GetSpecifiedFlag())
	default:
		mistaken = err.Error()
	}
	return usagef("%s%s", of(c), mistaken)
}

func unknownFlag(c *cobra.Command, unknown *pflag.NotExistError) string {
	name := unknown.GetSpecifiedName()
	if unknown.GetSpecifiedShortnames() != "" {
		return fmt.Sprintf("unknown flag -%s", name)
	}
	return fmt.Sprintf("unknown flag --%s%s", name, meant(name, flagNames(c)))
}

// of begins a message about a verb.
func of(c *cobra.Command) string {
	if !c.HasParent() {
		return ""
	}
	return c.Name() + ": "
}

// wanted says what the value of a flag of a type has to be.
func wanted(kind string) string {
	switch kind {
	case "int", "uint64":
		return "a whole number is wanted"
	case "float64":
		return "a number is wanted"
	case "bool":
		return "true or false is wanted"
	}
	return "a " + kind + " is wanted"
}

func flagNames(c *cobra.Command) []string {
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	return names
}

// takes checks the number of arguments of a verb; what names each of them.
func takes(what ...string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < len(what):
			return usagef("%s%s is missing", of(c), what[len(args)])
		case len(args) > len(what):
			return usagef("%s%q is one word too many; it takes %s", of(c), args[len(what)], orNothing(what))
		}
		return nil
	}
}

// takesSome checks that there is at least one argument; what names each of them.
func takesSome(what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usagef("%s%s is missing", of(c), what)
		}
		return nil
	}
}

func orNothing(what []string) string {
	if len(what) == 0 {
		return "none"
	}
	return strings.Join(what, " and ")
}

const helpText = `{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}.

{{end}}{{.UsageString}}`

const usageText = `Use: {{if .Runnable}}{{if .HasParent}}{{.UseLine}}{{else}}{{.CommandPath}} VERB{{end}}{{end}}
{{- if .HasAvailableSubCommands}}{{if .HasParent}}{{.CommandPath}} VERB{{end}}

Verbs:{{range .Commands}}{{if (or .IsAvailableCommand (eq .Name "help"))}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}
{{- if .HasExample}}

Examples:
{{.Example}}{{end}}
{{- if .HasAvailableLocalFlags}}

Flags:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
{{- if .HasAvailableInheritedFlags}}

Everywhere:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`
