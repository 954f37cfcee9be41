// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The `gatun` command line.
///
/// Exit codes: 0 done, 1 a check failed or an internal error, 2 wrong arguments or data, 130 interrupted.
@Command(name = "gatun", mixinStandardHelpOptions = true, version = "gatun 0.1.0-SNAPSHOT", sortOptions = false,
        description = "Trains, uses and measures neural networks on the JVM.",
        subcommands = {VerifyCommand.class, InfoCommand.class, CommandLine.HelpCommand.class},
        footer = {"", "Also: gatun bench (needs the jmh module; the launcher builds it)."})
public final class Gatun implements Runnable {
    @Spec
    private CommandSpec spec;

    /// Runs the command line and ends the JVM with its exit code.
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /// Runs the command line.
    ///
    /// @return the exit code
    static int run(String... args) {
        CommandLine line = new CommandLine(new Gatun());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((e, arguments) -> {
            line.getErr().println("gatun: " + e.getMessage() + "; see 'gatun " + helpFor(e) + "--help'");
            return 2;
        });
        line.setExecutionExceptionHandler((e, command, result) -> {
            String message = userMessage(e);
            if (message == null) {
                e.printStackTrace(line.getErr());
                return 1;
            }
            line.getErr().println("gatun: " + message);
            return 2;
        });
        return line.execute(args);
    }

    private static String helpFor(ParameterException e) {
        String name = e.getCommandLine().getCommandName();
        return name.equals("gatun") ? "" : name + " ";
    }

    // The message for mistakes of the caller and his data; null for mistakes of ours.
    private static String userMessage(Throwable e) {
        return switch (e) {
            case NoSuchFileException missing when missing.getReason() == null && !missing.getMessage()
                    .contains(":") ->
                "no such file: " + missing.getMessage();
            case UncheckedIOException io -> io.getMessage();
            case IOException io -> io.getMessage();
            case IllegalArgumentException argument -> argument.getMessage();
            case IllegalStateException state -> state.getMessage();
            case IndexOutOfBoundsException index -> index.getMessage();
            default -> null;
        };
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: train, predict, summary, verify, info");
    }
}
