// SPDX-License-Identifier: Apache-2.0
package dev.gatun.train;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// Where a training run writes its figures, such as a CSV file or TensorBoard's event file.
public interface RunLog extends Closeable {
    /// Writes the figures of one point in time.
    ///
    /// @param step the number of optimizer steps so far
    /// @param values figures by name
    void write(long step, Map<String, Double> values) throws IOException;

    /// A CSV file with the columns `step` and one for each name of the first row. An existing file is continued: rows
    /// from a step on that is written again are dropped, so that a resumed run leaves no doubles.
    static RunLog csv(Path file) throws IOException {
        return new CsvLog(file);
    }

    /// An event file that TensorBoard shows, in `folder`.
    static RunLog tensorBoard(Path folder) throws IOException {
        return new TensorBoardLog(folder);
    }
}
