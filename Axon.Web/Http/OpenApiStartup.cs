using Axon.Web.Http.OpenApi;
using Microsoft.OpenApi;

namespace Axon.Web.Http;

/// <summary>The API's own description (OpenAPI 3.1) at <c>/openapi/v1.json</c>, and a page to try it at <c>/docs</c>.</summary>
internal static class OpenApiStartup
{
    public static IServiceCollection AddAxonOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer<DocumentDescription>();
        options.AddOperationTransformer<OperationDescription>();
        options.AddSchemaTransformer<SchemaDescription>();
    });

    public static WebApplication MapAxonOpenApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "docs";
            page.DocumentTitle = "Axon API";
            page.SwaggerEndpoint("/openapi/v1.json", "Axon v1");
            page.EnableTryItOutByDefault();
        });
        return app;
    }
}
