// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
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
        subcommands = {TrainCommand.class, PredictCommand.class, SummaryCommand.class, ExportCommand.class,
            ServeCommand.class,
            VerifyCommand.class, OnnxCommand.class, ConformanceCommand.class, TuneCommand.class, StressCommand.class,
            InfoCommand.class,
            CommandLine.HelpCommand.class},
        footer = {"", "Also: gatun bench (needs the jmh module; the launcher builds it)."})
public final class Gatun implements Runnable {
    @Spec
    private CommandSpec spec;

    /// Runs the command line and ends the JVM with its exit code.
    public static void main(String[] args) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
    }

    /// Runs the command line.
    ///
    /// @return the exit code
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Gatun());
        line.setOut(out);
        line.setErr(err);
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
        String name = e.getCommandLine().getCommandSpec().qualifiedName();
        return name.equals("gatun") ? "" : name.substring("gatun ".length()) + " ";
    }

    // The message for mistakes of the caller and his data; null for mistakes of ours.
    private static String userMessage(Throwable e) {
        return switch (e) {
            case FileSystemException file -> fileMessage(file);
            case UncheckedIOException io when io.getCause() instanceof FileSystemException file
                    && io.getMessage().contains(file.getClass().getName()) ->
                fileMessage(file);
            case UncheckedIOException io -> io.getMessage();
            case IOException io -> io.getMessage();
            case IllegalArgumentException argument -> argument.getMessage();
            case IllegalStateException state -> state.getMessage();
            case IndexOutOfBoundsException index -> index.getMessage();
            default -> null;
        };
    }

    // The JDK's own messages are a bare path, sometimes with a reason; ours are sentences with colons.
    private static String fileMessage(FileSystemException e) {
        String message = e.getMessage();
        if (e.getReason() != null || message.contains(": ")) {
            return message;
        }
        return switch (e) {
            case NoSuchFileException _ -> "no such file: " + message;
            case AccessDeniedException _ -> "no permission: " + message;
            case NotDirectoryException _ -> "not a folder: " + message;
            case FileAlreadyExistsException _ -> "a file is in the way: " + message;
            default -> "cannot be read or written: " + message;
        };
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
                "a command is missing: train, predict, summary, export, serve, verify, onnx, conformance, "
                        + "tune, stress, info");
    }
}
