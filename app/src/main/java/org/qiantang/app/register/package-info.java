/** The register of subjects (直播主体): who takes part, what was checked of them and when, their training, and the blacklist. */
@ApplicationModule(allowedDependencies = {"account", "exam", "guidance", "journal", "team", "web"})
@NullMarked
package org.qiantang.app.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
