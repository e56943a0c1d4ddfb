/** Who may do what: the people of a shop, the posts of a show, and the acts that each post may do. */
@ApplicationModule(allowedDependencies = {"account", "web"})
@NullMarked
package org.qiantang.app.team;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
