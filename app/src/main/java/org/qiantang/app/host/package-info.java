/** The digital host: performs a show from its script, lets viewers in between two sentences, and is drawn and encoded here. */
@ApplicationModule(allowedDependencies = {"account", "media", "question", "room", "settings", "web"})
@NullMarked
package org.qiantang.app.host;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
