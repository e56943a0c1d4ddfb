/** Reports (举报): what people hold against a room or a line in it, kept until an officer has answered. */
@ApplicationModule(allowedDependencies = {"account", "web"})
@NullMarked
package org.qiantang.app.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
