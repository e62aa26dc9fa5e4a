import { CfnOutput, Duration } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  DomainName,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { fallback, forSystems, pageFunctions, routes, type PageFunction } from '../routes.ts';
import type { Deployment } from './deployment.ts';
import { keptLogs, pascal } from './functions.ts';

/** The route and never the path: in a path stands a link that opens a case. */
const logFormat = JSON.stringify({
  at: '$context.requestTime',
  requestId: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  failure: '$context.error.responseType',
});

/** Per second, over all visitors together: far above a municipality's busiest hour, far below what hurts. */
const throttle = { rateLimit: 50, burstLimit: 100 };

/** The door to the pages: every route by any method, since a page answers a wrong method with a page of its own. */
export function openDoor(
  scope: Construct,
  functions: Readonly<Record<PageFunction, IFunction>>,
  deployment: Deployment,
): HttpApi {
  const api = new HttpApi(scope, 'PageApi', {
    apiName: `speelruimte-${deployment.environment}`,
    createDefaultStage: false,
    // With a name of its own, a second door would be one without the cookies and the origin of the first.
    disableExecuteApiEndpoint: deployment.certificate !== undefined,
  });
  for (const name of pageFunctions) {
    const integration = new HttpLambdaIntegration(pascal(name), functions[name], {
      timeout: Duration.seconds(29),
    });
    const authorizer = forSystems.has(name) ? new HttpIamAuthorizer() : new HttpNoneAuthorizer();
    for (const path of routes[name]) {
      api.addRoutes({ path, methods: [HttpMethod.ANY], integration, authorizer });
    }
    if (name === fallback) {
      new HttpRoute(scope, 'PageFallback', { httpApi: api, routeKey: HttpRouteKey.DEFAULT, integration });
    }
  }
  const domainMapping = domainOf(scope, deployment);
  new HttpStage(scope, 'PageStage', {
    httpApi: api,
    autoDeploy: true,
    throttle,
    accessLogSettings: {
      destination: new LogGroupLogDestination(new LogGroup(scope, 'PageLog', { retention: keptLogs })),
      format: AccessLogFormat.custom(logFormat),
    },
    ...(domainMapping === undefined ? {} : { domainMapping: { domainName: domainMapping } }),
  });
  return api;
}

function domainOf(scope: Construct, deployment: Deployment): DomainName | undefined {
  if (deployment.certificate === undefined) return undefined;
  const domainName = new DomainName(scope, 'PageDomain', {
    domainName: new URL(deployment.origin).hostname,
    certificate: Certificate.fromCertificateArn(scope, 'PageCertificate', deployment.certificate),
  });
  new CfnOutput(scope, 'PageDomainTarget', {
    value: domainName.regionalDomainName,
    description: 'Where the DNS record of the origin must point',
  });
  return domainName;
}
