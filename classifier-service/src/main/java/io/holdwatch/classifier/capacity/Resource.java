package io.holdwatch.classifier.capacity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What can be full: a resource on a day, counted in one unit.
 *
 * @param scope scope
 * @param kind ROUTE, CARRIER, DOCK, WAVE, TECHNICIAN
 * @param name business key of the resource
 * @param day day; null: the resource is there once (a wave)
 * @param unit LINES, ORDERS, HOURS
 */
record Resource(String scope, String kind, String name, @Nullable LocalDate day, String unit) {}
