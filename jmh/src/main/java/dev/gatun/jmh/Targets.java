// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The rows of the target table that this build measures.
public final class Targets {
    private Targets() {
    }

    /// All rows, in the table's order.
    public static List<Target> all() {
        List<Target> rows = new ArrayList<>(ProductTargets.rows());
        rows.addAll(ConvTargets.rows());
        rows.addAll(RowTargets.rows());
        rows.addAll(ModelTargets.rows());
        rows.addAll(ServeTargets.rows());
        rows.sort(Comparator.comparing((Target row) -> row.id().replaceFirst("-.*", ""))
                .thenComparingInt(row -> Integer.parseInt(row.id().replaceFirst(".*-", ""))));
        return List.copyOf(rows);
    }

    /// The rows whose name is `filter` or starts with `filter-` (`CPU`, `SERVE-1`), in any case; all for an empty filter.
    /// Those behind the roofline go by their full names only.
    public static List<Target> matching(String filter) {
        if (filter.startsWith(Roofline.ID)) {
            return List.of(Roofline.row(filter.substring(Math.min(filter.length(), Roofline.ID.length() + 1))));
        }
        String wanted = filter.toUpperCase(Locale.ROOT);
        return all().stream()
                .filter(row -> wanted.isEmpty() || row.id().equals(wanted) || row.id().startsWith(wanted + "-"))
                .toList();
    }
}
