/**
 * The local stack: a real broker, a real registry and the services as processes of this machine.
 */
@NullMarked
package io.holdwatch.deploy.stack;

import org.jspecify.annotations.NullMarked;
