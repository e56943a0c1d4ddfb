/** What viewers find beside goods: shows on air, announced or with a replay, and hosts, each by their names. */
@ApplicationModule(allowedDependencies = {"account", "mall", "show", "web"})
@NullMarked
package org.qiantang.app.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
