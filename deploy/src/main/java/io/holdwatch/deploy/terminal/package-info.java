/**
 * What a person at a terminal sees: colours, a moving line of progress; none of it where output
 * goes to a file.
 */
@NullMarked
package io.holdwatch.deploy.terminal;

import org.jspecify.annotations.NullMarked;
