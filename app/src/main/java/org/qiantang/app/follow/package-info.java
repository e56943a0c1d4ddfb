/** Whom viewers follow: shops and hosts, how many do, and which of them are on air. */
@ApplicationModule(allowedDependencies = {"account", "catalog", "web"})
@NullMarked
package org.qiantang.app.follow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
