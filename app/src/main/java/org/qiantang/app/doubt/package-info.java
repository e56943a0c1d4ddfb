/**
 * What does not look like people buying and talking (刷单, 刷量, 机器人): found in the journal by rules with their sources, judged
 * by officers, and left out of figures, rankings and suggestions as long as no officer calls it a false alarm.
 */
@ApplicationModule(allowedDependencies = {"account", "journal", "web"})
@NullMarked
package org.qiantang.app.doubt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
