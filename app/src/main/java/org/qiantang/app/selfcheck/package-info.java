/** The self-check of hosts, agencies and the platform: who answers which row, when it is due again, and who has never done it. */
@ApplicationModule(allowedDependencies = {"account", "guidance", "journal", "web"})
@NullMarked
package org.qiantang.app.selfcheck;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
