package io.holdwatch.classifier.master;

import org.jspecify.annotations.Nullable;

/**
 * What a line of an open order names.
 *
 * @param item business key of the item; null: none
 * @param unit unit of the quantities; null: none
 */
public record MasterLine(@Nullable String item, @Nullable String unit) {}
